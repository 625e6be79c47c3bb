package io.slo4j.internal.delivery;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jctools.queues.varhandle.SpscVarHandleArrayQueue;

/**
 * For a listener that is called with each alert by itself: a bounded queue and, behind it, for a listener that is too slow,
 * one place for each alert.
 */
final class BoundedQueue implements NotificationQueue<AlertNotification> {
    private static final int CAPACITY = 1024;

    private final SpscVarHandleArrayQueue<AlertNotification> queue = new SpscVarHandleArrayQueue<>(CAPACITY);

    /* Guarded by itself. While it holds anything, everything posted goes here, so that nothing overtakes. */
    private final CoalescedNotifications overflow;

    BoundedQueue(LongAdder coalesced) {
        this.overflow = new CoalescedNotifications(coalesced);
    }

    @Override
    public boolean post(AlertNotification notification) {
        synchronized (overflow) {
            return (overflow.isEmpty() && queue.offer(notification)) || overflow.add(notification);
        }
    }

    @Override
    public List<AlertNotification> take() {
        AlertNotification next = queue.poll();
        if (next != null) {
            return List.of(next);
        }
        synchronized (overflow) {
            return queue.isEmpty() ? overflow.takeFirst() : List.of(queue.poll());
        }
    }

    @Override
    public int size() {
        synchronized (overflow) {
            return queue.size() + overflow.size();
        }
    }
}
