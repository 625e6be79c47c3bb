package io.slo4j.internal.budget;

import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.Bracket;
import io.slo4j.internal.count.History;

/**
 * What is known of the totals of a budget at instants of the past. Where it counts time slices, spans of time consist of whole ones.
 *
 * @param history what the budget counts
 * @param grainNanos the length of a slice, or 1 if events are counted
 */
record KnownPast(History history, long grainNanos) {

    /** What is known at the beginning or the end of a span, with totals as read now. */
    Bracket around(long nanos, long nowNanos, long good, long bad) {
        return history.around(counted(nanos, nowNanos), nowNanos, good, bad);
    }

    /** A slice is counted by the first tick after its end, and the next one at least half a slice later. */
    long counted(long nanos, long nowNanos) {
        return Math.min(nowNanos, nanos + grainNanos / 2);
    }

    /** The beginning of a span. */
    long begin(long nanos) {
        return Math.max(TimeLine.FIRST_NANOS, Math.floorDiv(nanos, grainNanos) * grainNanos);
    }

    /** The end of a span. */
    long end(long nanos) {
        return Math.min(TimeLine.LAST_NANOS, -Math.floorDiv(-nanos, grainNanos) * grainNanos);
    }
}
