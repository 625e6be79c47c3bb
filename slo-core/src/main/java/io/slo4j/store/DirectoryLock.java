package io.slo4j.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The right to write into a directory. The operating system takes it back when the process ends, however it ends; the
 * file stays, because deleting it would let two processes each lock a file of that name.
 */
final class DirectoryLock implements AutoCloseable {
    private static final String NAME = "slo4j.lock";

    /*
     * Directories that this process has locked. Asked before the file is opened: closing any channel of a file gives up all
     * locks that the process has on it.
     */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path directory, Path file, FileChannel channel) {
        this.directory = directory;
        this.file = file;
        this.channel = channel;
    }

    static DirectoryLock of(Path place) throws IOException {
        Path directory = place.toRealPath();
        if (!OWN.add(directory)) {
            throw inUse(directory, "this process");
        }
        FileChannel channel = null;
        boolean locked = false;
        try {
            Path file = directory.resolve(NAME);
            if (Files.isSymbolicLink(file)) {
                throw new IOException("lock " + file + " must be a file, but was a symbolic link");
            }
            channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                    Readers.ownerOfFile(directory));
            Readers.letGroupRead(directory, file);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(directory, owner(file));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            locked = true;
            return new DirectoryLock(directory, file, channel);
        } finally {
            if (!locked) {
                OWN.remove(directory);
                closeQuietly(channel);
            }
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private static String owner(Path file) {
        try {
            String pid = Files.readString(file, StandardCharsets.US_ASCII);
            return pid.matches("\\d{1,10}") ? "process " + pid : "another process";
        } catch (IOException e) {
            return "another process";
        }
    }

    private static StoreInUseException inUse(Path directory, String by) {
        return new StoreInUseException(
                "snapshot directory " + directory + " must be used by one registry at a time, but was in use by " + by);
    }

    /** Whether the file is still where others look for it. */
    boolean isHeld() {
        return channel.isOpen() && Files.exists(file);
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            OWN.remove(directory);
        }
    }
}
