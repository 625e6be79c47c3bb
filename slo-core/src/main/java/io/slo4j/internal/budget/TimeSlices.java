package io.slo4j.internal.budget;

import io.slo4j.internal.count.CheckpointTotals;
import io.slo4j.internal.count.History;
import io.slo4j.internal.count.Sampling;

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
    private volatile Running running;

    /** The slice that has not ended yet: when it does, and the events before it. */
    private record Running(long endNanos, long goodEvents, long badEvents) {}

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
        this.running = new Running(endOfSlice(nowNanos), goodEvents, badEvents);
    }

    private long endOfSlice(long nanos) {
        return (Math.floorDiv(nanos, slicing.sliceNanos()) + 1) * slicing.sliceNanos();
    }

    public History history() {
        return slices;
    }

    public Slicing slicing() {
        return slicing;
    }

    /** Goes on from the totals of events of an earlier process that counted no slices, or others; between ticks. */
    public void restore(long goodEvents, long badEvents) {
        running = new Running(running.endNanos, goodEvents, badEvents);
    }

    /**
     * Goes on with the same slices of an earlier process; between ticks.
     *
     * @param asOfNanos when its totals were read
     * @param restoredNanos when the timeline took up the earlier one
     * @param goodEvents good events so far
     * @param badEvents bad events so far
     */
    public void restore(SlicesState earlier, long asOfNanos, long restoredNanos, long goodEvents, long badEvents) {
        slices.restore(earlier.totals(), asOfNanos, restoredNanos);
        running = new Running(
                Math.min(running.endNanos, earlier.runningUntilNanos()),
                Math.min(goodEvents, earlier.runningFrom().good()),
                Math.min(badEvents, earlier.runningFrom().bad()));
    }

    /** What must be kept to go on in another process; for any thread. The next reading overwrites its totals. */
    public SlicesState state(Sampling sampling) {
        Running before;
        CheckpointTotals totals;
        do {
            before = running;
            totals = sampling.read(slices);
        } while (!running.equals(before));
        return new SlicesState(before.endNanos, new Counts(before.goodEvents, before.badEvents), totals);
    }

    /** Counts the slices that have ended, and checkpoints their totals if a slot was handed out. */
    public void tick(long nowNanos, int slot, long good, long bad) {
        Running ended = running;
        if (nowNanos >= ended.endNanos) {
            long slicesEnded = 1 + (nowNanos - ended.endNanos) / slicing.sliceNanos();
            long badParts = slicing.bad(good - ended.goodEvents, bad - ended.badEvents);
            slices.totals().good(slicesEnded * slicing.parts() - badParts);
            slices.totals().bad(badParts);
            running = new Running(endOfSlice(nowNanos), good, bad);
        }
        if (slot >= 0) {
            slices.checkpoint(
                    slot, slices.totals().goodEvents(), slices.totals().badEvents());
        }
    }
}
