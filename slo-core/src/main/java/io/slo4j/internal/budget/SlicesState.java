package io.slo4j.internal.budget;

import io.slo4j.internal.count.CheckpointTotals;

/**
 * The state that time slices need to continue in another process.
 *
 * @param runningUntilNanos when the running slice ends, in nanoseconds since the epoch
 * @param runningFrom the totals of events when it began
 * @param totals good and bad slices at each checkpoint, and now
 */
public record SlicesState(long runningUntilNanos, Counts runningFrom, CheckpointTotals totals) {

    /**
     * The slices of a process that has ended, with those that ended until another one began, as if it had counted them too:
     * the one that ran with what happened in it, and the others, of which nothing is known, as good.
     *
     * @param events its events
     * @param otherNanos when the other process began
     */
    public SlicesState until(long otherNanos, Counts events, Slicing slicing) {
        long until = slicing.endAfter(otherNanos);
        if (runningUntilNanos >= until) {
            return this;
        }
        long badParts = slicing.bad(events.good() - runningFrom.good(), events.bad() - runningFrom.bad());
        long goodParts = goodParts(otherNanos, badParts, slicing);
        long[] good = totals.good().clone();
        long[] bad = totals.bad().clone();
        for (int i = 0; i < good.length; i++) {
            if (totals.instants()[i] >= runningUntilNanos) {
                good[i] += goodParts(Math.min(otherNanos, totals.instants()[i]), badParts, slicing);
                bad[i] += badParts;
            }
        }
        return new SlicesState(
                until,
                events,
                new CheckpointTotals(
                        totals.instants(), good, bad, totals.goodNow() + goodParts, totals.badNow() + badParts));
    }

    /* Of the slices that have ended until an instant, of which the first one may have bad parts. */
    private long goodParts(long nanos, long badParts, Slicing slicing) {
        return ((nanos - runningUntilNanos) / slicing.sliceNanos() + 1) * slicing.parts() - badParts;
    }

    /** These slices and those of another process with checkpoints at the same instants: a slice of each is a slice. */
    public SlicesState plus(SlicesState other) {
        return new SlicesState(
                Math.max(runningUntilNanos, other.runningUntilNanos),
                runningFrom.plus(other.runningFrom),
                totals.plus(other.totals));
    }

    /** The same slices, after events of another process that were in none of them. */
    public SlicesState after(Counts events) {
        return new SlicesState(runningUntilNanos, runningFrom.plus(events), totals);
    }

    /** The same with checkpoints at other instants, ascending and not to be changed any more. */
    public SlicesState at(long[] others) {
        return new SlicesState(runningUntilNanos, runningFrom, totals.at(others));
    }
}
