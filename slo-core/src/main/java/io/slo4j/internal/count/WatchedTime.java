package io.slo4j.internal.count;

/**
 * Since when ticks have come without a gap. A tick that comes so late that others are missing says that the process stood still:
 * nobody knows what it would have counted meanwhile. One thread at a time ticks; any thread may ask.
 */
public final class WatchedTime {
    /** A gap is longer than this many ticks: one that is late, and the next one, are none. */
    private static final int TICKS = 3;

    private final long mostNanos;
    private long lastNanos = Long.MAX_VALUE;
    private volatile long sinceNanos = Long.MIN_VALUE;

    /** Watches from now on. */
    public WatchedTime(long tickNanos) {
        this.mostNanos = tickNanos > Long.MAX_VALUE / TICKS ? Long.MAX_VALUE : tickNanos * TICKS;
    }

    public void tick(long nowNanos) {
        if (nowNanos - lastNanos > mostNanos && lastNanos != Long.MAX_VALUE) {
            sinceNanos = nowNanos;
        }
        lastNanos = nowNanos;
    }

    /** When the last gap ended, in nanoseconds since the epoch; before all times if there was none. */
    public long sinceNanos() {
        return sinceNanos;
    }
}
