package io.slo4j.store;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.guard.Log;
import io.slo4j.internal.snapshot.SnapshotCodec;
import io.slo4j.store.SnapshotFormatException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots as files: the newest, the one before it, and one that is being written.
 *
 * <p>A snapshot is renamed twice on its way: the newest becomes the previous one, then the new one becomes the newest. A
 * process that dies in between leaves the new one aside, whole and forced to the disk, and no newest: then the one aside is
 * it.
 */
final class DirectoryStore implements SnapshotStore {
    /** How many unusable files of each kind are kept, the oldest ones. */
    static final int MOST_ASIDE = 3;

    private static final Log LOG = Log.of("io.slo4j.store");
    private static final String NAME = "slo4j.snapshot";
    private static final int SLICE = 1 << 16;

    private final Path directory;
    private final Path newest;
    private final Path previous;
    private final Path aside;
    private @Nullable DirectoryLock lock;

    DirectoryStore(Path directory) {
        this.directory = given("directory", directory);
        this.newest = directory.resolve(NAME);
        this.previous = directory.resolve(NAME + ".previous");
        this.aside = directory.resolve(NAME + ".new");
    }

    @Override
    public synchronized Optional<SloSnapshot> load() throws IOException {
        try {
            own();
            if (Files.exists(newest)) {
                Files.deleteIfExists(aside);
            }
        } catch (StoreInUseException e) {
            throw e;
        } catch (IOException e) {
            if (!Files.isDirectory(directory) || Files.isWritable(directory)) {
                throw e;
            }
            LOG.warn("snapshot directory " + directory + " must be writable, but was not; what it holds is read", e);
        }
        List<Path> candidates = new ArrayList<>();
        if (Files.notExists(newest)) {
            candidates.add(aside);
        }
        candidates.add(newest);
        candidates.add(previous);
        for (Path candidate : candidates) {
            Optional<SloSnapshot> found = trusted(candidate);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /* A file that cannot be read may be read next time: only one that has been read can be known to be of no use. */
    private Optional<SloSnapshot> trusted(Path file) throws IOException {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SloSnapshot.fromBytes(bytes(file)));
        } catch (SnapshotFormatException e) {
            if (!file.equals(aside)) {
                LOG.warn("snapshot " + file + " is of no use and " + keptAside(file, e.reason()) + ": "
                        + e.getMessage());
            }
        }
        return Optional.empty();
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            SnapshotCodec.requireHeader(input.readNBytes(SnapshotCodec.HEADER), Files.size(file));
        }
        return Files.readAllBytes(file);
    }

    private String keptAside(Path file, Reason reason) throws IOException {
        String kind = switch (reason) {
            case DAMAGED -> "damaged";
            case FOREIGN -> "foreign";
            case NEWER -> "newer-version";
            case OLDER -> "older-version";
        };
        int number = 1;
        while (number < MOST_ASIDE && Files.exists(directory.resolve(NAME + "." + kind + "-" + number))) {
            number++;
        }
        Path kept = directory.resolve(NAME + "." + kind + "-" + number);
        try {
            Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
            return "is kept as " + kept.getFileName();
        } catch (IOException e) {
            if (lock != null) {
                throw e;
            }
            return "stays where it is (" + e + ")";
        }
    }

    @Override
    public synchronized void save(SloSnapshot snapshot) throws IOException {
        own();
        try {
            write(aside, snapshot.toBytes());
        } catch (IOException e) {
            deleteQuietly(aside, e);
            throw e;
        }
        if (Files.exists(newest)) {
            Files.move(newest, previous, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(aside, newest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory();
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            /* In slices: a channel copies what it is given into memory outside the heap, and keeps that. */
            for (int from = 0; from < bytes.length; from += SLICE) {
                ByteBuffer slice = ByteBuffer.wrap(bytes, from, Math.min(SLICE, bytes.length - from));
                while (slice.hasRemaining()) {
                    channel.write(slice);
                }
            }
            channel.force(true);
        }
    }

    private static void deleteQuietly(Path file, IOException because) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    /* Where a directory cannot be opened, as on Windows, its entries are safe without. */
    private void forceDirectory() throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(directory, StandardOpenOption.READ);
        } catch (IOException e) {
            return;
        }
        try (channel) {
            channel.force(true);
        }
    }

    /** Makes sure that this process is the one that writes here, also after the directory was gone. */
    private void own() throws IOException {
        if (lock != null && lock.isHeld()) {
            return;
        }
        close();
        Files.createDirectories(directory);
        lock = DirectoryLock.of(directory);
    }

    @Override
    public synchronized void close() throws IOException {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }

    @Override
    public String toString() {
        return "SnapshotStore[" + directory + "]";
    }
}
