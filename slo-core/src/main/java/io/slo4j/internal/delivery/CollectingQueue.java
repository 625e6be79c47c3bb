package io.slo4j.internal.delivery;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** The letters of a listener that is told of all changes of a while at once. */
final class CollectingQueue implements NotificationQueue {
    private final long windowNanos;

    /* Guarded by itself, as is what follows. */
    private final CoalescedNotifications collected;
    private boolean due;
    private boolean hurried;

    CollectingQueue(long windowNanos, LongAdder coalesced) {
        this.windowNanos = windowNanos;
        this.collected = new CoalescedNotifications(coalesced);
    }

    @Override
    public void post(Notification letter) {
        synchronized (collected) {
            due = hurried || (due && !collected.isEmpty());
            collected.add(letter);
        }
    }

    @Override
    public void tick(long nowNanos) {
        synchronized (collected) {
            due = hurried || nowNanos - collected.oldestNanos(nowNanos) >= windowNanos;
        }
    }

    @Override
    public void hurry() {
        synchronized (collected) {
            hurried = true;
            due = true;
        }
    }

    @Override
    public List<Notification> take() {
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
