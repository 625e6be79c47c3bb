package io.slo4j.internal.delivery;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The notifications that a listener failed on, and when it is called with them again: after 1 s, 2 s, 4 s and so on of the
 * registry's time. A listener that fails after it has done its work must not do it again and again, so after ten failures it is
 * called no more often than it wants repeats.
 *
 * <p>One thread delivers; the thread that ticks asks whether anything is due.
 */
final class Retries<N extends Notification> {
    /** How many notifications wait; the oldest is given up for one more. */
    private static final int MOST = 1_024;

    private static final int QUICK = 10;
    private static final long SECOND = 1_000_000_000L;

    private final long slowNanos;

    /* Guarded by this; the oldest first. */
    private final Map<Object, Failed<N>> waiting = new LinkedHashMap<>();

    /** A notification that has failed so often. */
    private record Failed<N>(N notification, int failures, long dueNanos) {}

    /**
     * @param slowNanos from one call to the next after ten failures; at least as long as between the last two of them
     */
    Retries(long slowNanos) {
        this.slowNanos = Math.max(slowNanos, SECOND << (QUICK - 1));
    }

    synchronized void failed(List<N> notifications, long nowNanos) {
        for (N notification : notifications) {
            Failed<N> before = waiting.get(notification.episode());
            int failures = before == null ? 1 : before.failures + 1;
            long delay = failures < QUICK ? SECOND << (failures - 1) : slowNanos;
            waiting.put(notification.episode(), new Failed<>(notification, failures, nowNanos + delay));
        }
        for (Iterator<Object> oldest = waiting.keySet().iterator(); waiting.size() > MOST; ) {
            oldest.next();
            oldest.remove();
        }
    }

    synchronized void accepted(List<N> notifications) {
        notifications.forEach(notification -> waiting.remove(notification.episode()));
    }

    /** Forgets what a later notification of the same episode makes out of date. Returns whether there was anything. */
    synchronized boolean supersede(N later) {
        return waiting.remove(later.episode()) != null;
    }

    synchronized boolean holds(N notification) {
        return waiting.containsKey(notification.episode());
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    synchronized int size() {
        return waiting.size();
    }

    synchronized boolean hasDue(long nowNanos) {
        for (Failed<N> one : waiting.values()) {
            if (one.dueNanos <= nowNanos) {
                return true;
            }
        }
        return false;
    }

    /** What is due, the oldest first. It stays here until it is accepted. */
    synchronized List<N> due(long nowNanos) {
        List<N> due = new ArrayList<>();
        for (Failed<N> one : waiting.values()) {
            if (one.dueNanos <= nowNanos) {
                due.add(one.notification);
            }
        }
        return due;
    }

    /** Everything is due, once more: there are no more ticks. */
    synchronized void finish() {
        waiting.replaceAll((episode, one) -> new Failed<>(one.notification, one.failures, Long.MIN_VALUE));
    }
}
