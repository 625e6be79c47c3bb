package io.slo4j.internal.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The notifications of one listener, from the thread that ticks to the thread that delivers. One of each at a time. */
final class Mailbox<N extends Notification> {
    private final NotificationQueue<N> queue;
    private final GuardedListener<N> listener;
    private final Retries<N> retries;
    private final LongAdder coalesced;
    private final boolean together;
    private final Outstanding outstanding = new Outstanding();

    /* Set before anything is taken, and until the listener has returned from it. */
    private volatile @Nullable Thread deliverer;
    private volatile boolean closed;

    /* The registry's time at the last tick. */
    private volatile long now;

    /**
     * @param coalesced counts what is out of date before the listener returns from it
     * @param together whether the listener is called with everything at once that it failed on
     */
    Mailbox(
            NotificationQueue<N> queue,
            GuardedListener<N> listener,
            Retries<N> retries,
            LongAdder coalesced,
            boolean together) {
        this.queue = queue;
        this.listener = listener;
        this.retries = retries;
        this.coalesced = coalesced;
        this.together = together;
    }

    /** Never waits for the listener. */
    void post(N notification) {
        outstanding.posted(notification);
        if (!queue.post(notification)) {
            outstanding.settled(notification);
        }
    }

    /** Time has passed; for the thread that posts. Returns whether there is something to deliver now. */
    boolean tick(long nowNanos) {
        now = nowNanos;
        return (queue.tick(nowNanos) || retries.hasDue(nowNanos)) && !closed;
    }

    /** There are no more ticks: everything is to be delivered now. */
    void finish() {
        queue.finish();
        retries.finish();
    }

    boolean isReady() {
        return !closed && (queue.isReady() || retries.hasDue(now));
    }

    /** Calls the listener, on the calling thread, with everything that is to be delivered now. */
    void deliver() {
        deliverer = Thread.currentThread();
        try {
            List<N> next = queue.take();
            while (!closed && !next.isEmpty()) {
                call(current(next));
                next = queue.take();
            }
            callAgain();
        } finally {
            deliverer = null;
        }
    }

    /* What failed before is out of date when its episode goes on; that it goes on is no news while its beginning is owed. */
    private List<N> current(List<N> notifications) {
        List<N> current = new ArrayList<>(notifications.size());
        for (N notification : notifications) {
            if (!notification.repeat()) {
                coalesced.add(retries.supersede(notification) ? 1 : 0);
                current.add(notification);
            } else if (!retries.holds(notification)) {
                current.add(notification);
            }
        }
        return current;
    }

    private void callAgain() {
        List<N> due = retries.due(now);
        if (together) {
            call(due);
        } else {
            for (N one : due) {
                call(List.of(one));
            }
        }
    }

    private void call(List<N> notifications) {
        if (closed || notifications.isEmpty()) {
            return;
        }
        notifications.forEach(Notification::awaitReady);
        Throwable thrown = listener.call(notifications);
        if (thrown == null) {
            retries.accepted(notifications);
            notifications.forEach(outstanding::settled);
        } else if (!notifications.get(0).repeat()) {
            retries.failed(notifications, now, thrown).forEach(this::giveUp);
        }
    }

    /* The beginning of what goes on is told by the next process, if there is one; its end is told in any case. */
    private void giveUp(N notification) {
        listener.givenUp(notification);
        if (!notification.isBeginning()) {
            outstanding.settled(notification);
        }
    }

    /** Whether this is the thread that delivers, and so is within the listener's call. */
    boolean isDeliveredBy(Thread thread) {
        return deliverer == thread;
    }

    /** How many notifications wait, without those that the listener is being called with. */
    int size() {
        return queue.size() + retries.size();
    }

    /** Whether the listener has not taken the last change of an episode. */
    boolean isOutstanding(Object episode) {
        return outstanding.has(episode);
    }

    /** Whether the listener has taken every change. */
    boolean isSettled() {
        return outstanding.isEmpty();
    }

    /** The listener is not called again. */
    void close() {
        closed = true;
    }
}
