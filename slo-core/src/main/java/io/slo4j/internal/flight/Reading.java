package io.slo4j.internal.flight;

/** How many events are in flight, and when the earliest of them began. For one thread. */
public final class Reading {
    private long events;
    private long overdue;
    private long earliestNanos = Word.NEVER;

    Reading() {}

    void add(long word) {
        if (!Word.isFree(word)) {
            events++;
            overdue += Word.isUp(word) ? 1 : 0;
            earliestNanos = Math.min(earliestNanos, Word.startNanos(word));
        }
    }

    public long events() {
        return events;
    }

    /** Those of them whose time was up at the last tick. */
    public long overdue() {
        return overdue;
    }

    /** How long the earliest of them has been in flight; 0 if there is none. */
    long ageNanos(long nowNanos) {
        return events == 0 ? 0 : Math.max(0, nowNanos - earliestNanos);
    }
}
