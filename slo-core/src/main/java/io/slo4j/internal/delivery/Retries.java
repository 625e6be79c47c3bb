package io.slo4j.internal.delivery;

import io.slo4j.alert.TryAgainException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The notifications that a listener failed on, and when it is called with them again: after 1 s, 2 s, 4 s and so on of the
 * registry's time. A listener that fails after it has done its work must not do it again and again, so after ten failures it is
 * called no more often than it wants repeats. One that says when to call it again has not done its work, and is called then.
 *
 * <p>One thread delivers; the thread that ticks asks whether anything is due.
 */
final class Retries<N extends Notification> {
    /** How many notifications wait that begin something, or end what the listener never took the beginning of. */
    private static final int MOST = 1_024;

    /** How many more wait that end what the listener took the beginning of. */
    private static final int MOST_ENDS = 16 * MOST;

    private static final int END = 2;

    private static final int QUICK = 10;
    private static final long SECOND = 1_000_000_000L;

    private final long slowNanos;

    /* Guarded by this; the oldest first. */
    private final Map<Object, Failed<N>> waiting = new LinkedHashMap<>();

    /* Guarded by this: episodes that have ended while their beginnings waited, until the listener has been called with that. */
    private final Set<Object> unbegun = new HashSet<>();

    /**
     * A notification that has failed so often.
     *
     * @param begun whether the listener may have taken the beginning of the episode
     */
    private record Failed<N extends Notification>(N notification, int failures, long dueNanos, boolean begun) {
        int weight() {
            return notification.weight() < END || !begun ? notification.weight() : END + 1;
        }
    }

    /**
     * @param slowNanos from one call to the next after ten failures; at least as long as between the last two of them
     */
    Retries(long slowNanos) {
        this.slowNanos = Math.max(slowNanos, SECOND << (QUICK - 1));
    }

    /** Keeps what the listener has thrown on. Returns what is given up for it: what weighs least, and of that the oldest. */
    synchronized List<N> failed(List<N> notifications, long nowNanos, Throwable thrown) {
        for (N notification : notifications) {
            Object episode = notification.episode();
            Failed<N> before = waiting.get(episode);
            int failures = before == null ? 1 : before.failures + 1;
            boolean begun = before == null ? !unbegun.remove(episode) : before.begun;
            waiting.put(episode, new Failed<>(notification, failures, nowNanos + delay(failures, thrown), begun));
        }
        return waiting.size() <= MOST ? List.of() : givenUp();
    }

    private long delay(int failures, Throwable thrown) {
        if (thrown instanceof TryAgainException again) {
            return again.after().toNanos();
        }
        return failures < QUICK ? SECOND << (failures - 1) : slowNanos;
    }

    private List<N> givenUp() {
        List<N> givenUp = new ArrayList<>();
        long ends = waiting.values().stream().filter(one -> one.weight() > END).count();
        long others = waiting.size() - ends;
        for (; others > MOST; others--) {
            givenUp.add(giveUp(one -> one.weight() <= END));
        }
        for (; ends > MOST_ENDS; ends--) {
            givenUp.add(giveUp(one -> one.weight() > END));
        }
        return givenUp;
    }

    private N giveUp(Predicate<Failed<N>> some) {
        Failed<N> least = waiting.values().stream()
                .filter(some)
                .min(Comparator.comparingInt(Failed::weight))
                .orElseThrow();
        waiting.remove(least.notification.episode());
        return least.notification;
    }

    synchronized void accepted(List<N> notifications) {
        for (N notification : notifications) {
            waiting.remove(notification.episode());
            unbegun.remove(notification.episode());
        }
    }

    /** Forgets what a later notification of the same episode makes out of date. Returns whether there was anything. */
    synchronized boolean supersede(N later) {
        Failed<N> earlier = waiting.remove(later.episode());
        if (earlier != null && earlier.notification.isBeginning()) {
            unbegun.add(later.episode());
        }
        return earlier != null;
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
        waiting.replaceAll((episode, one) -> new Failed<>(one.notification, one.failures, Long.MIN_VALUE, one.begun));
    }
}
