package io.slo4j.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * What tells a file from one that takes its place.
 *
 * @param key its identity on its file system; null where files have none, and where there is no file
 * @param modified when it was written
 * @param size how long it is, in bytes; -1 if there is no file
 */
record Generation(@Nullable Object key, FileTime modified, long size) {
    private static final Generation NONE = new Generation(null, FileTime.fromMillis(0), -1);

    static Generation of(Path file) throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new Generation(now.fileKey(), now.lastModifiedTime(), now.size());
        } catch (NoSuchFileException e) {
            return NONE;
        }
    }

    /** Whether there is no such file. */
    boolean isNone() {
        return size < 0;
    }
}
