package io.slo4j.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Who may read what a store writes: its owner and, where the directory was opened to its group, that group, such as a sidecar. A
 * directory is opened to its group if new files in it belong to the group (setgid, as {@code fsGroup} sets it), or if the group may
 * read it and others may not. Where files have no owners and groups, this does nothing.
 */
final class Readers {
    private static final int SET_GROUP = 02000;
    private static final int GROUP_MAY_READ = 040;
    private static final int OTHERS = 07;

    private Readers() {}

    /** How to make a file in a directory that only its owner may read. */
    static FileAttribute<?>[] ownerOfFile(Path directory) {
        return only(directory, "rw-------");
    }

    /** How to make directories that only their owner may read. */
    static FileAttribute<?>[] ownerOfDirectory(Path directory) {
        return only(directory, "rwx------");
    }

    private static FileAttribute<?>[] only(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Lets the group of a directory read a file in it, if it may read the directory. */
    static void letGroupRead(Path directory, Path file) throws IOException {
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return;
        }
        int mode = (Integer) Files.getAttribute(directory, "unix:mode");
        boolean opened = (mode & GROUP_MAY_READ) != 0 && ((mode & SET_GROUP) != 0 || (mode & OTHERS) == 0);
        if (opened && belongsToGroup(directory, file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        }
    }

    private static boolean belongsToGroup(Path directory, Path file) throws IOException {
        Object group = Files.getAttribute(directory, "posix:group");
        if (!group.equals(Files.getAttribute(file, "posix:group", LinkOption.NOFOLLOW_LINKS))) {
            try {
                Files.setAttribute(file, "posix:group", group, LinkOption.NOFOLLOW_LINKS);
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
