package io.slo4j.budget.engine;

import io.slo4j.window.History;

/**
 * Counts time slices the way events are counted: two totals that only grow, a checkpoint a tick. A slice is counted by the
 * first tick after its end, so the running one is not among them. For the thread that ticks; the history may be read by any.
 *
 * <p>Slices begin at whole multiples of their length since the epoch. If no tick came for several, what happened meanwhile is
 * the first one's, and the others, of which nothing is known, are good as all slices without events are.
 */
public final class TimeSlices {
    private final Slicing slicing;
    private final History slices;
    private long endNanos;
    private long goodEvents;
    private long badEvents;

    /**
     * The slices from an instant on.
     *
     * @param slices an empty history
     * @param nowNanos the instant, in nanoseconds since the epoch
     * @param goodEvents good events so far
     * @param badEvents bad events so far
     */
    public TimeSlices(Slicing slicing, History slices, long nowNanos, long goodEvents, long badEvents) {
        this.slicing = slicing;
        this.slices = slices;
        this.endNanos = endOfSlice(nowNanos);
        this.goodEvents = goodEvents;
        this.badEvents = badEvents;
    }

    private long endOfSlice(long nanos) {
        return (Math.floorDiv(nanos, slicing.sliceNanos()) + 1) * slicing.sliceNanos();
    }

    public History history() {
        return slices;
    }

    /** Counts the slices that have ended, and checkpoints their totals if a slot was handed out. */
    public void tick(long nowNanos, int slot, long good, long bad) {
        if (nowNanos >= endNanos) {
            long ended = 1 + (nowNanos - endNanos) / slicing.sliceNanos();
            long badParts = slicing.bad(good - goodEvents, bad - badEvents);
            slices.totals().good(ended * slicing.parts() - badParts);
            slices.totals().bad(badParts);
            endNanos = endOfSlice(nowNanos);
            goodEvents = good;
            badEvents = bad;
        }
        if (slot >= 0) {
            slices.checkpoint(
                    slot, slices.totals().goodEvents(), slices.totals().badEvents());
        }
    }
}
