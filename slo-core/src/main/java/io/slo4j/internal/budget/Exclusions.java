package io.slo4j.internal.budget;

import java.util.List;

/**
 * What all corrections of a budget exclude together: nanoseconds of observed time, good events by their number, bad events
 * by their number. Immutable.
 *
 * @param dueNanos when the next missing totals are due
 */
record Exclusions(IntervalSet time, IntervalSet good, IntervalSet bad, long dueNanos) {
    static final Exclusions NOTHING =
            new Exclusions(IntervalSet.NONE, IntervalSet.NONE, IntervalSet.NONE, Long.MAX_VALUE);

    static Exclusions by(List<Correction> corrections) {
        Exclusions all = NOTHING;
        for (Correction correction : corrections) {
            all = all.and(correction);
        }
        return all;
    }

    Exclusions and(Correction correction) {
        if (correction.isWithdrawn()) {
            return this;
        }
        IntervalSet times = time.and(correction.fromNanos(), correction.untilNanos());
        long due = Math.min(dueNanos, correction.dueNanos());
        Counts from = correction.from();
        if (from == null) {
            return new Exclusions(times, good, bad, due);
        }
        Counts until = correction.until();
        return new Exclusions(
                times,
                good.and(from.good(), until == null ? Long.MAX_VALUE : until.good()),
                bad.and(from.bad(), until == null ? Long.MAX_VALUE : until.bad()),
                due);
    }
}
