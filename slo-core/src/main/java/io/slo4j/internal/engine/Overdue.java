package io.slo4j.internal.engine;

/** Whether a call of somebody else's code takes longer than it should: said again every minute. Safe for use by any thread. */
final class Overdue {
    private static final long MINUTE = 60_000_000_000L;

    /* Guarded by this. Since when the call lasts, and for how long it must have lasted to be said. */
    private boolean lasts;
    private long sinceNanos;
    private long saidNanos;

    /** The call begins. */
    synchronized void begin(long nowNanos) {
        lasts = true;
        sinceNanos = nowNanos;
        saidNanos = 0;
    }

    /** The call has returned, or thrown. */
    synchronized void end() {
        lasts = false;
    }

    /** Whether it is to be said now that the call has taken longer than this. */
    synchronized boolean isOver(long limitNanos, long nowNanos) {
        long lasted = nowNanos - sinceNanos;
        if (!lasts || lasted < Math.max(limitNanos, saidNanos)) {
            return false;
        }
        saidNanos = lasted + MINUTE;
        return true;
    }
}
