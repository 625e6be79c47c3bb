package io.slo4j.internal.delivery;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jctools.queues.varhandle.SpscVarHandleArrayQueue;

/**
 * The letters of a listener that is told of each change by itself: a bounded queue, and behind it, for when the listener is
 * too slow, one place for each alert.
 */
final class BoundedQueue implements NotificationQueue {
    private static final int CAPACITY = 1024;

    private final SpscVarHandleArrayQueue<Notification> queue = new SpscVarHandleArrayQueue<>(CAPACITY);

    /* Guarded by itself. While it holds anything, everything posted goes here, so that nothing overtakes. */
    private final CoalescedNotifications overflow;

    BoundedQueue(LongAdder coalesced) {
        this.overflow = new CoalescedNotifications(coalesced);
    }

    @Override
    public void post(Notification letter) {
        synchronized (overflow) {
            if (!overflow.isEmpty() || !queue.offer(letter)) {
                overflow.add(letter);
            }
        }
    }

    @Override
    public void tick(long nowNanos) {}

    @Override
    public void hurry() {}

    @Override
    public List<Notification> take() {
        Notification next = queue.poll();
        if (next != null) {
            return List.of(next);
        }
        synchronized (overflow) {
            return queue.isEmpty() ? overflow.takeFirst() : List.of(queue.poll());
        }
    }

    @Override
    public boolean isReady() {
        return size() > 0;
    }

    @Override
    public int size() {
        synchronized (overflow) {
            return queue.size() + overflow.size();
        }
    }
}
