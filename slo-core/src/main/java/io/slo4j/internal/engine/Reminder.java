package io.slo4j.internal.engine;

/**
 * When to say that something is amiss: at once, and every hour for as long as it lasts. Readings are those of one stopwatch. For
 * one thread at a time.
 */
final class Reminder {
    private static final long HOUR = 3_600_000_000_000L;

    private boolean said;
    private long saidNanos;

    /** It is still amiss. Returns whether to say so now. */
    boolean isDue(long nowNanos) {
        boolean due = !said || nowNanos - saidNanos >= HOUR;
        if (due) {
            said = true;
            saidNanos = nowNanos;
        }
        return due;
    }

    /** It is amiss no more. Returns whether it had been said that it is. */
    boolean isOver() {
        boolean was = said;
        said = false;
        return was;
    }
}
