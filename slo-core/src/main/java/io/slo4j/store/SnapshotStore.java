package io.slo4j.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a registry keeps its snapshots. A store of your own, in a database or an object store, is two methods:
 *
 * <pre>{@code
 * SnapshotStore store = new SnapshotStore() {
 *     public void save(SloSnapshot snapshot) throws SQLException {
 *         write(snapshot.toBytes());
 *     }
 *     public Optional<SloSnapshot> load() throws SQLException, SnapshotFormatException {
 *         byte[] bytes = read();
 *         return bytes == null ? Optional.empty() : Optional.of(SloSnapshot.fromBytes(bytes));
 *     }
 * };
 * }</pre>
 *
 * <p>A registry calls its store from one thread at a time. It loads, again and again until the store answers, and saves only
 * after that. What is thrown is logged and never reaches the application; after a failed save the next interval tries again.
 * A call that an interrupt cuts short is repeated once. Two processes must not share what one of them writes: give each
 * instance a store of its own, and merge their snapshots.
 */
public interface SnapshotStore extends AutoCloseable {
    /**
     * Keeps a snapshot in place of the last one. When this returns the snapshot is safe; if it throws, or never returns
     * because the process died, the last one is still there.
     *
     * @param snapshot what to keep
     * @throws Exception if it could not be kept
     */
    void save(SloSnapshot snapshot) throws Exception;

    /**
     * The snapshot that was saved last.
     *
     * @return empty if none has ever been saved, or what was saved can never be read again and has been put aside. Of one that is
     *     {@linkplain SloSnapshot#damage() damaged} in part, the bytes are worth putting aside too: the next save replaces them
     * @throws Exception if it cannot be read now; the registry then counts from zero, saves nothing, and asks again after 1 s,
     *     2 s, 4 s and at last once a minute. A {@link StoreInUseException} if another process uses this store; the registry
     *     then asks again every second
     */
    Optional<SloSnapshot> load() throws Exception;

    /**
     * Gives back whatever the store holds. Called by the registry when it is closed, after the last save.
     *
     * @throws IOException if that failed
     */
    @Override
    default void close() throws IOException {}

    /**
     * A store in a directory of its own, which is made if it is not there. It holds {@code slo4j.snapshot}, the one before
     * it ({@code slo4j.snapshot.previous}), a lock file and, once it is neither of the two, the one that the process has loaded
     * ({@code slo4j.snapshot.loaded}), which is removed when the registry has saved for the last time.
     *
     * <p>A snapshot is written aside, forced to the disk and renamed into its place, and the directory is forced too: a
     * process that is killed at any time, or a machine that loses power, leaves one whole snapshot or the other. If the
     * newer one cannot be trusted, the previous one is loaded; if a part of it cannot, such as one SLO, that part is taken from the
     * previous one. A file that is damaged, foreign or of another version of the format is
     * kept under a name that says so ({@code slo4j.snapshot.damaged-1}, at most {@value Generations#MOST_ASIDE} of each
     * kind); such a name is not used for anything else.
     *
     * <p>Files can be read by their owner and, where the directory is opened to its group (setgid, as Kubernetes' {@code fsGroup}
     * sets it, or readable by the group and not by others), by that group. Symbolic links in the directory are not followed.
     *
     * <p>The lock is that of one file. A process whose directory was removed while it ran locks the new file if it can, and
     * never saves over what another process has saved there since.
     *
     * @param directory for this store alone; one process at a time
     * @return a store, which touches nothing until it is loaded
     */
    static SnapshotStore directory(Path directory) {
        return new DirectoryStore(directory);
    }
}
