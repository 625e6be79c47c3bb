package io.slo4j.internal.engine;

import io.slo4j.store.SnapshotStore;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * The store objects that registries of this process use, once for each registry. They are held weakly: a registry that nobody
 * closed keeps none of them. Safe for use by any thread.
 */
final class StoresInUse {
    private static final List<WeakReference<SnapshotStore>> USED = new ArrayList<>();

    private StoresInUse() {}

    /** A registry uses a store from now on; returns whether another one does already. */
    static boolean begin(SnapshotStore store) {
        synchronized (USED) {
            USED.removeIf(each -> each.refersTo(null));
            boolean used = USED.stream().anyMatch(each -> each.refersTo(store));
            USED.add(new WeakReference<>(store));
            return used;
        }
    }

    /** One of the registries that use a store does so no more. */
    static void end(SnapshotStore store) {
        synchronized (USED) {
            USED.stream().filter(each -> each.refersTo(store)).findFirst().ifPresent(USED::remove);
        }
    }
}
