package io.slo4j.internal.budget;

import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.Bracket;
import io.slo4j.internal.count.History;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the totals of a budget at instants of the past. Where it counts time slices, spans of time consist of whole ones.
 *
 * @param history what the budget counts
 * @param slicing what a slice is; null if events are counted
 */
record KnownPast(History history, @Nullable Slicing slicing) {

    /** What is known at the beginning or the end of a span, with totals as read now. */
    KnownTotals at(long nanos, long nowNanos, long good, long bad) {
        long counted = counted(nanos, nowNanos);
        Bracket around = history.around(counted, nowNanos, good, bad);
        return slicing == null ? KnownTotals.ofEvents(around, counted) : KnownTotals.ofSlices(around, counted, slicing);
    }

    /** A slice is counted by the first tick after its end, and the next one at least half a slice later. */
    private long counted(long nanos, long nowNanos) {
        return Math.min(nowNanos, nanos + grainNanos() / 2);
    }

    /** The beginning of a span. */
    long begin(long nanos) {
        return Math.max(TimeLine.FIRST_NANOS, Math.floorDiv(nanos, grainNanos()) * grainNanos());
    }

    /** The end of a span. */
    long end(long nanos) {
        return Math.min(TimeLine.LAST_NANOS, -Math.floorDiv(-nanos, grainNanos()) * grainNanos());
    }

    private long grainNanos() {
        return slicing == null ? 1 : slicing.sliceNanos();
    }
}
