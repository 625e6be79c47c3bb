package io.slo4j.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The right to write into a directory, as long as the lock file is the one that was locked. The operating system takes it back
 * when the process ends, however it ends; the file stays, because deleting it would let two processes each lock a file of that
 * name.
 */
final class DirectoryLock implements AutoCloseable {
    private static final String NAME = "slo4j.lock";

    /*
     * Channels of files that this process has locked without saying so, as another version of this class might. To close one
     * would give that lock up.
     */
    private static final Map<Path, Opened> SPARED = new ConcurrentHashMap<>();

    /** What stands for the identity of a file that is not there. */
    private static final Object GONE = "gone";

    private final String owner;
    private final Path file;
    private final FileChannel channel;
    private final @Nullable Object key;

    private DirectoryLock(String owner, Path file, FileChannel channel, @Nullable Object key) {
        this.owner = owner;
        this.file = file;
        this.channel = channel;
        this.key = key;
    }

    /*
     * Closing any channel of a file gives up all locks that the process has on it. So directories that this process has locked
     * are asked for before the file is opened. They are kept where all class loaders of the process look.
     */
    static DirectoryLock of(Path place) throws IOException {
        Path directory = place.toRealPath();
        String owner = "io.slo4j.store.owner of " + directory;
        Properties ofProcess = System.getProperties();
        if (ofProcess.putIfAbsent(owner, "a registry") != null) {
            throw inUse(directory, "this process");
        }
        boolean locked = false;
        try {
            DirectoryLock lock = locked(owner, directory, directory.resolve(NAME));
            locked = true;
            return lock;
        } finally {
            if (!locked) {
                ofProcess.remove(owner);
            }
        }
    }

    private static DirectoryLock locked(String owner, Path directory, Path file) throws IOException {
        Opened opened = opened(directory, file);
        boolean keep = false;
        try {
            FileLock lock = opened.channel.tryLock();
            if (lock == null) {
                throw inUse(directory, owner(file));
            }
            if (!Objects.equals(opened.key, key(file))) {
                throw inUse(directory, "another process, which has replaced its lock file");
            }
            writeOwner(opened.channel);
            keep = true;
            return new DirectoryLock(owner, file, opened.channel, opened.key);
        } catch (OverlappingFileLockException e) {
            SPARED.put(file, opened);
            keep = true;
            throw inUse(directory, "this process");
        } finally {
            if (!keep) {
                opened.channel.close();
            }
        }
    }

    private static Opened opened(Path directory, Path file) throws IOException {
        Opened spared = SPARED.remove(file);
        if (spared != null) {
            return spared;
        }
        if (Files.isSymbolicLink(file)) {
            throw new IOException("lock " + file + " must be a file, but was a symbolic link");
        }
        if (Files.notExists(file)) {
            open(directory, file).close();
        } else if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("lock " + file + " must be a file, but was a directory or a pipe");
        }
        Readers.letGroupRead(directory, file);
        Object key = key(file);
        return new Opened(open(directory, file), key);
    }

    private static FileChannel open(Path directory, Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                Readers.ownerOfFile(directory));
    }

    /** A channel of a lock file, and what told the file from others when it was opened. */
    private record Opened(FileChannel channel, @Nullable Object key) {}

    /* For people, and where there is room. */
    private static void writeOwner(FileChannel channel) throws IOException {
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            if (!channel.isOpen()) {
                throw e;
            }
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

    /** What tells the file from one that takes its place; null where files have no such thing. */
    private static @Nullable Object key(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (NoSuchFileException e) {
            return GONE;
        }
    }

    /** Whether the file that was locked is still where others look for it. */
    boolean isHeld() throws IOException {
        return channel.isOpen() && Objects.equals(key, key(file));
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            System.getProperties().remove(owner);
        }
    }
}
