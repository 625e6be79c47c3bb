package io.slo4j.store;

import static io.slo4j.internal.check.Arguments.given;

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
    private final Generations generations;
    private @Nullable DirectoryLock lock;

    DirectoryStore(Path directory) {
        this.directory = given("directory", directory);
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
        return generations.load(writable);
    }

    @Override
    public synchronized void save(SloSnapshot snapshot) throws IOException {
        byte[] bytes = snapshot.toBytes();
        own();
        generations.save(bytes);
    }

    /** Makes sure that this process is the one that writes here, also after the directory was gone. */
    private void own() throws IOException {
        if (lock != null && lock.isHeld()) {
            return;
        }
        close();
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, Readers.ownerOfDirectory(directory));
        }
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
