package io.slo4j.test;

import io.slo4j.store.SnapshotStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What a registry expects of a {@link SnapshotStore}: that a snapshot that was saved is there afterwards, whole and unchanged, in
 * this process and the next. A test of a store of your own is one line:
 *
 * <pre>{@code
 * SnapshotStoreContract.check(place -> new MyStore(dataSource, place));
 * }</pre>
 *
 * <p>What no call can show is not checked: that a store forces what it keeps to the disk, and that a save that fails half way leaves
 * the last snapshot. What becomes of damaged bytes is checked where they can be {@linkplain Kept reached}. Stateless, and safe for use by any thread.
 */
public final class SnapshotStoreContract {
    private SnapshotStoreContract() {}

    /** Opens the stores that are checked. */
    @FunctionalInterface
    public interface Stores {
        /**
         * Opens a store. A store that is opened at the same place later, after this one was closed, stands for that of the next
         * process: it has what this one has saved.
         *
         * @param place tells stores apart, as a directory or the name of an instance does; letters, digits and hyphens. Nothing may have
         *     been saved there before the check
         * @return the store
         * @throws Exception if it cannot be opened
         */
        SnapshotStore open(String place) throws Exception;
    }

    /** What stores keep, reached without them: as a disk that fails would change it, and as somebody would look for it. */
    public interface Kept {
        /**
         * Changes the bytes of the newest snapshot; the store of the place is closed.
         *
         * @param place where
         * @param how gives what is there from now on
         * @throws Exception if they cannot be changed
         */
        void change(String place, UnaryOperator<byte[]> how) throws Exception;

        /**
         * What a store has put aside because it could not be read, or not all of it.
         *
         * @param place where
         * @return the bytes as they were; of several, in any order
         * @throws Exception if they cannot be read
         */
        Collection<byte[]> aside(String place) throws Exception;
    }

    /**
     * Checks stores.
     *
     * @param stores opens them
     * @throws AssertionError if they violate the contract; its message says how, one line for each violation
     */
    public static void check(Stores stores) {
        requireNone(violations(stores));
    }

    /**
     * Returns how stores violate the contract.
     *
     * @param stores opens them
     * @return one sentence for each violation; empty if they keep it
     */
    public static List<String> violations(Stores stores) {
        Objects.requireNonNull(stores, "stores must be given, but was null");
        List<String> violations = new ArrayList<>();
        for (StoreCheck check : StoreCheck.values()) {
            check.violation(place -> check.run(stores, place)).ifPresent(violations::add);
        }
        return List.copyOf(violations);
    }

    /**
     * Checks stores, and what they do with bytes that were damaged.
     *
     * @param stores opens them
     * @param kept damages what they keep
     * @throws AssertionError if they violate the contract; its message says how, one line for each violation
     */
    public static void check(Stores stores, Kept kept) {
        requireNone(violations(stores, kept));
    }

    /**
     * Returns how stores violate the contract, also with bytes that were damaged.
     *
     * @param stores opens them
     * @param kept damages what they keep
     * @return one sentence for each violation; empty if they keep it
     */
    public static List<String> violations(Stores stores, Kept kept) {
        Objects.requireNonNull(kept, "kept must be given, but was null");
        List<String> violations = new ArrayList<>(violations(stores));
        for (DamageCheck check : DamageCheck.values()) {
            check.violation(place -> check.run(stores, kept, place)).ifPresent(violations::add);
        }
        return List.copyOf(violations);
    }

    private static void requireNone(List<String> violations) {
        if (!violations.isEmpty()) {
            throw new AssertionError("snapshot store must keep its contract, but:\n" + String.join("\n", violations));
        }
    }
}
