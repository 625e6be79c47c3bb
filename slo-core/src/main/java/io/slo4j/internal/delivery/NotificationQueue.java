package io.slo4j.internal.delivery;

import java.util.List;

/** What one listener is yet to be called with. One thread at a time posts, one thread at a time takes; nobody waits. */
interface NotificationQueue<N extends Notification> {
    void post(N notification);

    /** Time has passed; for the thread that posts. Returns whether the queue is ready now. */
    boolean tick(long nowNanos);

    /** There are no more ticks: everything is ready from now on. */
    void finish();

    /** Takes what the listener is to be called with at once: only changes or only repeats; empty if the queue is not ready. */
    List<N> take();

    /** Whether there is something to take now. */
    boolean isReady();

    /** How many notifications there are, to be taken now or later. */
    int size();
}
