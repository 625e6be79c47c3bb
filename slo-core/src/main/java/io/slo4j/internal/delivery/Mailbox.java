package io.slo4j.internal.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The notifications of one listener, from the thread that ticks to the thread that delivers. One of each at a time. */
final class Mailbox<N extends Notification> {
    private final NotificationQueue<N> queue;
    private final GuardedListener<N> listener;

    /* Set before anything is taken, and until the listener has returned from it. */
    private volatile @Nullable Thread deliverer;
    private volatile long undeliveredSinceNanos = Long.MAX_VALUE;
    private volatile boolean closed;

    Mailbox(NotificationQueue<N> queue, GuardedListener<N> listener) {
        this.queue = queue;
        this.listener = listener;
    }

    /** Never waits for the listener. */
    void post(N notification, long nowNanos) {
        if (isDelivered()) {
            undeliveredSinceNanos = nowNanos;
        }
        queue.post(notification);
    }

    /** Time has passed; for the thread that posts. Returns whether there is something to deliver now. */
    boolean tick(long nowNanos) {
        return queue.tick(nowNanos) && !closed;
    }

    /** There are no more ticks: everything is to be delivered now. */
    void finish() {
        queue.finish();
    }

    boolean isReady() {
        return !closed && queue.isReady();
    }

    /** Calls the listener, on the calling thread, with everything that is to be delivered now. */
    void deliver() {
        deliverer = Thread.currentThread();
        try {
            while (!closed) {
                List<N> next = queue.take();
                if (next.isEmpty()) {
                    return;
                }
                listener.call(next);
            }
        } finally {
            deliverer = null;
        }
    }

    /** Whether this is the thread that delivers, and so is within the listener's call. */
    boolean isDeliveredBy(Thread thread) {
        return deliverer == thread;
    }

    /** How many notifications wait, without those that the listener is being called with. */
    int size() {
        return queue.size();
    }

    /** The tick since which not everything has been delivered; {@link Long#MAX_VALUE} if everything has been. */
    long undeliveredSinceNanos() {
        long since = undeliveredSinceNanos;
        return isDelivered() ? Long.MAX_VALUE : since;
    }

    /* In this order: the thread that takes the last notification is the deliverer before, and until the listener returns. */
    private boolean isDelivered() {
        return queue.size() == 0 && deliverer == null;
    }

    /** The listener is not called again. */
    void close() {
        closed = true;
    }
}
