package io.slo4j.window;

import org.jspecify.annotations.Nullable;

/**
 * What one SLO has counted, then and now: its totals, and what they were at each checkpoint of the timeline.
 *
 * <p>Recording goes to {@link #totals} and nowhere else. Windows may be read by any thread, without locks. Checkpoints are
 * written by the one thread that ticks.
 */
public final class History {
    private final Timeline timeline;
    private final Totals totals = new Totals();
    private final long startNanos;
    private volatile Checkpoints checkpoints;
    private volatile Timeline.@Nullable View last;

    /**
     * An empty history. At checkpoints older than itself its totals were zero, and so they read.
     *
     * @param startNanos since when events are counted
     */
    public History(Timeline timeline, long startNanos) {
        this.timeline = timeline;
        this.startNanos = startNanos;
        this.checkpoints = new Checkpoints(timeline.slots());
    }

    public Totals totals() {
        return totals;
    }

    /** Since when this SLO has been observed, in nanoseconds since the epoch. */
    public long startNanos() {
        return startNanos;
    }

    /** Makes room for all slots of a timeline that has been given a longer reach. */
    public void fit() {
        checkpoints = checkpoints.resizedTo(timeline.slots());
    }

    /** Writes the totals into a slot that the timeline has handed out. */
    public void checkpoint(int slot, long good, long bad) {
        checkpoints.write(slot, good, bad);
    }

    /**
     * Ends this history: windows stay readable as they are now, for ever, because nobody will write into its slots again.
     */
    public void end() {
        last = timeline.view();
    }

    /** Counts of the window that ends now, with totals as read now. */
    public WindowCounts window(long nowNanos, long windowNanos, long goodNow, long badNow) {
        while (true) {
            Timeline.View view = view();
            WindowCounts counts = since(view.slotAt(nowNanos - windowNanos), nowNanos, windowNanos, goodNow, badNow);
            if (holds(view)) {
                return counts;
            }
        }
    }

    /** Counts of the window that ended at a past instant, from the checkpoints at or before its two ends. */
    public WindowCounts windowAt(long endNanos, long windowNanos) {
        while (true) {
            Timeline.View view = view();
            WindowCounts counts =
                    between(view.slotAt(endNanos - windowNanos), view.slotAt(endNanos), endNanos, windowNanos);
            if (holds(view)) {
                return counts;
            }
        }
    }

    /**
     * Counts since the checkpoint where a window starts; for the thread that ticks, which needs no second look.
     *
     * @param slot from {@link Timeline.View#slotAt} or {@link WindowStarts#slot}
     */
    public WindowCounts since(int slot, long nowNanos, long windowNanos, long goodNow, long badNow) {
        Checkpoints then = checkpoints;
        boolean fromStart = slot == Timeline.View.NONE;
        return new WindowCounts(
                Checkpoints.difference(goodNow, fromStart ? 0 : then.good(slot)),
                Checkpoints.difference(badNow, fromStart ? 0 : then.bad(slot)),
                coverage(nowNanos, windowNanos));
    }

    private WindowCounts between(int from, int to, long endNanos, long windowNanos) {
        if (to == Timeline.View.NONE) {
            return new WindowCounts(0, 0, coverage(endNanos, windowNanos));
        }
        Checkpoints then = checkpoints;
        return since(from, endNanos, windowNanos, then.good(to), then.bad(to));
    }

    private double coverage(long endNanos, long windowNanos) {
        return Math.max(0, Math.min(1, (double) (endNanos - startNanos) / windowNanos));
    }

    private Timeline.View view() {
        Timeline.View ended = last;
        return ended == null ? timeline.view() : ended;
    }

    private boolean holds(Timeline.View view) {
        return last == view || timeline.holds(view);
    }
}
