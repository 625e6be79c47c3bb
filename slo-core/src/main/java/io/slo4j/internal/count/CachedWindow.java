package io.slo4j.internal.count;

/**
 * One window of one SLO that is read in every tick. It keeps the totals at its beginning: the longer a window, the more
 * rarely they change, and looking them up among the checkpoints of ten thousand SLOs would take most of the time of a tick.
 * For the thread that ticks.
 */
public final class CachedWindow {
    private final PastTotals past;
    private final WindowStarts starts;
    private final long windowNanos;
    private final int index;
    private int moves = -1;
    private long goodThen;
    private long badThen;

    CachedWindow(PastTotals past, WindowStarts starts, long windowNanos) {
        this.past = past;
        this.starts = starts;
        this.windowNanos = windowNanos;
        this.index = starts.follow(windowNanos);
    }

    long windowNanos() {
        return windowNanos;
    }

    /** Counts since the checkpoint where the window that ends now begins. */
    public WindowCounts counts(long nowNanos, long goodNow, long badNow) {
        if (moves != starts.moves(index)) {
            moves = starts.moves(index);
            int slot = starts.slot(index);
            goodThen = past.goodAt(slot);
            badThen = past.badAt(slot);
        }
        return WindowCounts.between(goodThen, badThen, goodNow, badNow, past.startNanos(), nowNanos, windowNanos);
    }

    /** Counts of the events that lie in the window that ends now, as in {@link History#within}. */
    public WindowCounts within(long nowNanos, long goodNow, long badNow) {
        long from = nowNanos - windowNanos;
        Bracket then = past.around(starts.view(), from, nowNanos, goodNow, badNow);
        return WindowCounts.between(
                then.goodAt(from), then.badAt(from), goodNow, badNow, past.startNanos(), nowNanos, windowNanos);
    }
}
