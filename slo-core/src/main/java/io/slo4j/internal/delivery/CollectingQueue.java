package io.slo4j.internal.delivery;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** For a listener that is called with all alerts of a window of time at once. */
final class CollectingQueue implements NotificationQueue<AlertNotification> {
    private final long windowNanos;

    /* Guarded by itself, as is what follows. */
    private final CoalescedNotifications collected;
    private boolean due;
    private boolean finishing;

    CollectingQueue(long windowNanos, LongAdder coalesced) {
        this.windowNanos = windowNanos;
        this.collected = new CoalescedNotifications(coalesced);
    }

    @Override
    public boolean post(AlertNotification notification) {
        synchronized (collected) {
            due = finishing || (due && !collected.isEmpty());
            return collected.add(notification);
        }
    }

    @Override
    public boolean tick(long nowNanos) {
        synchronized (collected) {
            due = finishing || nowNanos - collected.oldestNanos(nowNanos) >= windowNanos;
            return isReady();
        }
    }

    @Override
    public void finish() {
        synchronized (collected) {
            finishing = true;
            due = true;
        }
    }

    @Override
    public List<AlertNotification> take() {
        synchronized (collected) {
            return due ? collected.takeAlike() : List.of();
        }
    }

    @Override
    public boolean isReady() {
        synchronized (collected) {
            return due && !collected.isEmpty();
        }
    }

    @Override
    public int size() {
        synchronized (collected) {
            return collected.size();
        }
    }
}
