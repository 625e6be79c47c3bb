package io.slo4j.budget.engine;

import java.util.List;

/**
 * What all corrections of a budget leave out together: nanoseconds of observed time, good events by their number, bad
 * events by their number. Immutable.
 *
 * @param dueNanos when a mark is to be taken next
 */
record LeftOut(Stretches time, Stretches good, Stretches bad, long dueNanos) {
    static final LeftOut NOTHING = new LeftOut(Stretches.NONE, Stretches.NONE, Stretches.NONE, Long.MAX_VALUE);

    static LeftOut by(List<Correction> corrections) {
        LeftOut all = NOTHING;
        for (Correction correction : corrections) {
            all = all.and(correction);
        }
        return all;
    }

    LeftOut and(Correction correction) {
        if (correction.isWithdrawn()) {
            return this;
        }
        Stretches times = time.and(correction.fromNanos(), correction.untilNanos());
        long due = Math.min(dueNanos, correction.dueNanos());
        Mark from = correction.from();
        if (from == null) {
            return new LeftOut(times, good, bad, due);
        }
        Mark until = correction.until();
        return new LeftOut(
                times,
                good.and(from.good(), until == null ? Long.MAX_VALUE : until.good()),
                bad.and(from.bad(), until == null ? Long.MAX_VALUE : until.bad()),
                due);
    }
}
