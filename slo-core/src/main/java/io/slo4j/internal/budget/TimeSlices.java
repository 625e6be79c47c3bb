package io.slo4j.internal.budget;

import io.slo4j.internal.count.CheckpointTotals;
import io.slo4j.internal.count.History;
import io.slo4j.internal.count.Sampling;

/**
 * Counts time slices like events: two totals that only grow, and a checkpoint at each tick. A slice is counted by the first
 * tick after its end, so the running one is not counted yet. For the thread that ticks; any thread may read the history.
 *
 * <p>Slices begin at whole multiples of their length since the epoch. If several slices pass without a tick, all events
 * since the last tick belong to the first of them; the others count as good, like all slices without events.
 */
public final class TimeSlices {
    private final Slicing slicing;
    private final History slices;
    private volatile Running running;

    /** The slice that has not ended yet: when it does, and the events before it. */
    private record Running(long endNanos, long goodEvents, long badEvents) {}

    /**
     * Counts slices from an instant on.
     *
     * @param slices an empty history
     * @param nowNanos the instant, in nanoseconds since the epoch
     * @param goodEvents good events so far
     * @param badEvents bad events so far
     */
    public TimeSlices(Slicing slicing, History slices, long nowNanos, long goodEvents, long badEvents) {
        this.slicing = slicing;
        this.slices = slices;
        this.running = new Running(slicing.endAfter(nowNanos), goodEvents, badEvents);
    }

    private TimeSlices(Slicing slicing, History slices, Running running) {
        this.slicing = slicing;
        this.slices = slices;
        this.running = running;
    }

    /** Slices that go on from these; between ticks, of which these see no more. */
    public TimeSlices successor() {
        return new TimeSlices(slicing, slices.successor(), running);
    }

    public History history() {
        return slices;
    }

    public Slicing slicing() {
        return slicing;
    }

    /**
     * Goes on from slices that were counted before, here and by others; before these are read or ticked by anybody.
     *
     * @param before its totals at the instants of the timeline
     * @param goodEvents good events so far
     * @param badEvents bad events so far
     */
    public void restore(SlicesState before, long goodEvents, long badEvents) {
        slices.restore(before.totals(), 0, 0);
        running = new Running(
                Math.min(running.endNanos, before.runningUntilNanos()),
                Math.min(goodEvents, before.runningFrom().good()),
                Math.min(badEvents, before.runningFrom().bad()));
    }

    /** The state that another process needs to continue; for any thread. The next reading overwrites its totals. */
    public SlicesState state(Sampling sampling) {
        Running before;
        CheckpointTotals totals;
        do {
            before = running;
            totals = sampling.read(slices);
        } while (!running.equals(before));
        return new SlicesState(before.endNanos, new Counts(before.goodEvents, before.badEvents), totals);
    }

    /** Counts the slices that have ended, and checkpoints their totals if the timeline has given a slot. */
    public void tick(long nowNanos, int slot, long good, long bad) {
        Running ended = running;
        if (nowNanos >= ended.endNanos) {
            long slicesEnded = 1 + (nowNanos - ended.endNanos) / slicing.sliceNanos();
            long badParts = slicing.bad(good - ended.goodEvents, bad - ended.badEvents);
            slices.totals().good(slicesEnded * slicing.parts() - badParts);
            slices.totals().bad(badParts);
            running = new Running(slicing.endAfter(nowNanos), good, bad);
        }
        if (slot >= 0) {
            slices.tick(nowNanos, slot, slices.good(), slices.bad());
        }
    }
}
