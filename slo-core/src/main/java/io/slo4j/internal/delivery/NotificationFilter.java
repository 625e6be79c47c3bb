package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;

/** Decides what one listener is called with, and posts it. For the thread that ticks. */
interface NotificationFilter {
    /** Posts what passes at this tick. */
    void tick(long nowNanos, PostedChanges changes);

    /** Whether the listener wants to hear of an alert, muted or not. */
    default boolean wants(PostedAlert posted) {
        return false;
    }

    /**
     * Posts a test, if the listener wants such an alert.
     *
     * @return whether it does
     */
    default boolean test(Alert alert, long nowNanos) {
        return false;
    }

    /** Whether something posted may not have reached the listener, so that the next process must notify it. */
    boolean isOutstanding(String alert);

    /** Whether the listener will never be called again: what it listens to is no more, and nothing is owed to it. */
    boolean isOver();
}
