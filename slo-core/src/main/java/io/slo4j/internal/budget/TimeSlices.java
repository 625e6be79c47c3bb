package io.slo4j.internal.budget;

import io.slo4j.internal.count.History;
import io.slo4j.internal.count.Sampling;
import io.slo4j.internal.snapshot.StoredCheckpoints;
import io.slo4j.internal.snapshot.StoredCounts;
import io.slo4j.internal.snapshot.StoredSlices;
import io.slo4j.time.Durations;
import java.util.Optional;

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

    /**
     * Goes on with the slices of an earlier process, if they are the same, or begins with its totals; between ticks.
     *
     * @param stored its slices, if it counted any
     * @param asOfNanos when they were read
     * @param restoredNanos when the timeline took up the earlier one
     * @param goodEvents good events so far
     * @param badEvents bad events so far
     */
    public void restore(
            Optional<StoredSlices> stored, long asOfNanos, long restoredNanos, long goodEvents, long badEvents) {
        long endNanos = running.endNanos;
        running = new Running(endNanos, goodEvents, badEvents);
        stored.filter(earlier -> earlier.slicing().equals(slicing.toString())).ifPresent(earlier -> {
            slices.restore(earlier.checkpoints().totals(), asOfNanos, restoredNanos);
            running = new Running(
                    Math.min(endNanos, Durations.epochNanos(earlier.runningUntil())),
                    Math.min(goodEvents, earlier.runningFrom().good()),
                    Math.min(badEvents, earlier.runningFrom().bad()));
        });
    }

    /** What must be kept to go on in another process; for any thread. */
    public StoredSlices stored(Sampling sampling) {
        Running before;
        StoredCheckpoints checkpoints;
        do {
            before = running;
            checkpoints = StoredCheckpoints.of(sampling.read(slices));
        } while (!running.equals(before));
        return new StoredSlices(
                slicing.toString(),
                Durations.instant(before.endNanos),
                new StoredCounts(before.goodEvents, before.badEvents),
                checkpoints);
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
