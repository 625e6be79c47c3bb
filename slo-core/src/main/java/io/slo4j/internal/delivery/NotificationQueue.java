package io.slo4j.internal.delivery;

import java.util.List;

/** What one listener has yet to be told. One thread at a time posts, one thread at a time takes; nobody waits. */
sealed interface NotificationQueue permits BoundedQueue, CollectingQueue {
    void post(Notification letter);

    /** Time has gone by; for the thread that posts. */
    void tick(long nowNanos);

    /** There will be no more, so nothing needs to be waited for. */
    void hurry();

    /** What to tell in one call, all of it changes or all of it repeats; empty if nothing is to be told now. */
    List<Notification> take();

    /** Whether something is to be told now. */
    boolean isReady();

    /** How many letters there are, to be told now or later. */
    int size();
}
