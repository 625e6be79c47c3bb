package io.slo4j.internal.budget;

import io.slo4j.budget.BudgetStatus;
import io.slo4j.budget.ConsumedBudget;
import io.slo4j.internal.count.Bracket;

/** What a span of time has consumed of a budget, at least and at most. For any thread. */
final class Consumption {
    private final KnownPast past;
    private final PeriodStarts starts;
    private final Corrections corrections;

    Consumption(KnownPast past, PeriodStarts starts, Corrections corrections) {
        this.past = past;
        this.starts = starts;
        this.corrections = corrections;
    }

    /**
     * What was consumed between two instants, without excluded events, with totals as read now. Of time slices, those that the span
     * touches.
     *
     * @param now the budget with these totals
     */
    ConsumedBudget between(long fromNanos, long untilNanos, BudgetStatus now, long nowNanos, long good, long bad) {
        long begin = past.begin(fromNanos);
        long end = past.end(untilNanos);
        KnownTotals from = past.at(begin, nowNanos, good, bad);
        KnownTotals until = past.at(end, nowNanos, good, bad);
        IntervalSet excluded = corrections.excluded().bad();
        long least = excluded.outside(from.most().bad(), until.least().bad());
        long most = excluded.outside(from.least().bad(), until.most().bad());
        long evenly = excluded.outside(from.evenly().bad(), until.evenly().bad());
        long between = Math.max(least, Math.min(most, evenly));
        double share = now.costOf(between);
        double asMuch = now.costOf(most) * fewerEvents(now, most, nowNanos, good, bad);
        return ConsumedBudget.of(
                share, Math.min(share, now.costOf(least)), Math.max(share, asMuch), between, least, most);
    }

    /* By how much the period may have fewer events than it is taken to have: a rolling one begins between two checkpoints. */
    private double fewerEvents(BudgetStatus now, long atLeast, long nowNanos, long good, long bad) {
        PeriodStart start = starts.at(nowNanos, good, bad);
        if (starts.remembered() != null) {
            return 1;
        }
        Bracket latest = past.history().around(start.nanos(), nowNanos, good, bad);
        Exclusions excluded = corrections.excluded();
        double fewest = (double) excluded.good().outside(latest.goodAfter(), good)
                + excluded.bad().outside(latest.badAfter(), bad);
        return Math.max(1, ((double) now.good() + now.bad()) / Math.max(1, Math.max(fewest, (double) atLeast)));
    }
}
