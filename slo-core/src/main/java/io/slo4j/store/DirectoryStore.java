package io.slo4j.store;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.guard.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Snapshots as files of a directory, which this process has for itself from the first loading or saving on. */
final class DirectoryStore implements SnapshotStore {
    private static final Log LOG = Log.of("io.slo4j.store");

    private final Path directory;
    private final Path newest;
    private final Generations generations;
    private @Nullable DirectoryLock lock;

    /* The newest file as this store has read or written it last; null before that. */
    private @Nullable Generation known;

    DirectoryStore(Path directory) {
        this.directory = given("directory", directory);
        this.newest = directory.resolve("slo4j.snapshot");
        this.generations = new Generations(new DirectoryDisk(directory), directory.toString());
    }

    @Override
    public synchronized Optional<SloSnapshot> load() throws IOException {
        boolean writable = true;
        try {
            own();
        } catch (StoreInUseException e) {
            throw e;
        } catch (IOException e) {
            if (!Files.isDirectory(directory) || Files.isWritable(directory)) {
                throw e;
            }
            writable = false;
            LOG.warn("snapshot directory " + directory + " must be writable, but was not; what it holds is read", e);
        }
        Optional<SloSnapshot> found = generations.load(writable);
        known = Generation.of(newest);
        return found;
    }

    @Override
    public synchronized void save(SloSnapshot snapshot) throws IOException {
        byte[] bytes = snapshot.toBytes();
        requireOwn();
        generations.save(bytes);
        known = Generation.of(newest);
    }

    /** Makes sure that this process is the one that writes here, also after the directory was gone. */
    private void own() throws IOException {
        if (lock != null && lock.isHeld()) {
            return;
        }
        release();
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, Readers.ownerOfDirectory(directory));
        }
        lock = DirectoryLock.of(directory);
    }

    /* Whoever has written here while this store had lost its lock, or had none, knows more than it. */
    private void requireOwn() throws IOException {
        boolean held = lock != null && lock.isHeld();
        own();
        Generation now = Generation.of(newest);
        if (!held && known != null && !now.isNone() && !now.equals(known)) {
            release();
            throw new StoreInUseException("snapshot directory " + directory
                    + " must be written by one registry at a time, but another one has written there since its lock file was"
                    + " removed; nothing is saved over that");
        }
    }

    private void release() throws IOException {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        known = null;
        try {
            if (lock != null && lock.isHeld()) {
                generations.end();
            }
        } finally {
            release();
        }
    }

    @Override
    public String toString() {
        return OneLine.of("SnapshotStore[" + directory + "]");
    }
}
