package io.slo4j.internal.delivery;

import java.util.HashMap;
import java.util.Map;

/**
 * The changes that one listener has been given and has not taken, by their episodes: of each the last. What says no more than that
 * an episode goes on is not among them. Safe for use by any thread.
 */
final class Outstanding {
    /* Guarded by this. Which of the changes of an episode was the last. */
    private final Map<Object, Boolean> changes = new HashMap<>();

    synchronized void posted(Notification change) {
        if (!change.repeat()) {
            changes.put(change.episode(), change.isBeginning());
        }
    }

    /** The listener has taken it; or never will, because it and the one before have cancelled each other. */
    synchronized void settled(Notification change) {
        if (!change.repeat()) {
            changes.remove(change.episode(), change.isBeginning());
        }
    }

    synchronized boolean isEmpty() {
        return changes.isEmpty();
    }

    synchronized boolean has(Object episode) {
        return changes.containsKey(episode);
    }
}
