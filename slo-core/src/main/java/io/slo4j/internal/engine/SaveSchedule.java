package io.slo4j.internal.engine;

/**
 * When the next snapshot is due: an interval after the last one was saved or, if what has happened is better not forgotten, a
 * tenth of it. Readings are those of one stopwatch. For one thread at a time.
 */
final class SaveSchedule {
    private static final int PARTS = 10;

    private final long intervalNanos;
    private long savedNanos;
    private boolean soon;

    SaveSchedule(long intervalNanos, long nowNanos) {
        this.intervalNanos = intervalNanos;
        this.savedNanos = nowNanos;
    }

    /** Something has happened that is better not forgotten. Returns whether that is news. */
    boolean soon() {
        boolean news = !soon;
        soon = true;
        return news;
    }

    /** A snapshot is taken now: what happens from now on is not in it. */
    void saving() {
        soon = false;
    }

    /** It is saved, or cannot be. */
    void saved(long nowNanos) {
        savedNanos = nowNanos;
    }

    /** How long until the next one; 0 or less if it is due. */
    long nanosLeft(long nowNanos) {
        return savedNanos + (soon ? intervalNanos / PARTS : intervalNanos) - nowNanos;
    }
}
