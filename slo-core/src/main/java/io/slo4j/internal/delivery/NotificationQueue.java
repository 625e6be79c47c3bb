package io.slo4j.internal.delivery;

import java.util.List;

/**
 * What one listener is yet to be called with. One thread at a time posts, one thread at a time takes; nobody waits. Unless a
 * queue says otherwise, what is posted is ready at once.
 */
interface NotificationQueue<N extends Notification> {
    /** Returns false if the notification and an earlier one have cancelled each other, so that the listener is called with neither. */
    boolean post(N notification);

    /** Time has passed; for the thread that posts. Returns whether the queue is ready now. */
    default boolean tick(long nowNanos) {
        return isReady();
    }

    /** There are no more ticks: everything is ready from now on. */
    default void finish() {}

    /** Takes what the listener is to be called with at once: only changes or only repeats; empty if the queue is not ready. */
    List<N> take();

    /** Whether there is something to take now. */
    default boolean isReady() {
        return size() > 0;
    }

    /** How many notifications there are, to be taken now or later. */
    int size();
}
