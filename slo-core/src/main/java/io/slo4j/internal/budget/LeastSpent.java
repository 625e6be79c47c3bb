package io.slo4j.internal.budget;

import io.slo4j.internal.count.CheckpointTotals;
import io.slo4j.internal.count.History;
import org.jspecify.annotations.Nullable;

/**
 * In which tick since the last bad event the least was consumed. That is what is consumed: where traffic comes and goes, the same bad
 * events are more of it now and less then. Which tick that is depends on what corrections exclude: when they change, it may be that
 * of the last bad event itself again, so both are kept.
 *
 * <p>Any thread may read; the thread that ticks changes it.
 */
final class LeastSpent {
    private final double errorBudget;
    private final History history;
    private final PeriodStarts starts;

    /* Null as long as each tick counts a bad event: then no more is consumed than now says. */
    private volatile @Nullable Kept kept;

    /* First is the tick of the last bad event itself. */
    private record Kept(LastSpent at, LastSpent first, Exclusions under) {}

    LeastSpent(double errorBudget, History history, PeriodStarts starts) {
        this.errorBudget = errorBudget;
        this.history = history;
        this.starts = starts;
    }

    boolean isKept() {
        return kept != null;
    }

    boolean isSilentSince(long bad) {
        Kept known = kept;
        return known != null && known.at.totals().bad() == bad;
    }

    void keep(LastSpent at, Exclusions under) {
        kept = new Kept(at, at, under);
    }

    void forget() {
        kept = null;
    }

    /** The tick, if these are still the bad events; for any thread. */
    @Nullable
    LastSpent of(long bad, Exclusions excluded) {
        Kept known = kept;
        if (known == null || known.at.totals().bad() != bad) {
            return null;
        }
        return known.under.equals(excluded) ? known.at : lesser(known, excluded);
    }

    private LastSpent lesser(Kept known, Exclusions excluded) {
        LastSpent last = known.at;
        Counts then = last.totals();
        long lengthNanos = starts.at(last.nanos(), then.good(), then.bad()).lengthNanos();
        return consumed(known.first, lengthNanos, excluded) < consumed(last, lengthNanos, excluded)
                ? known.first
                : last;
    }

    /** Takes a tick without a bad event into account; for the thread that ticks. */
    void tick(PeriodStart start, long nowNanos, long good, long bad, Exclusions excluded) {
        LastSpent last = of(bad, excluded);
        LastSpent least = last == null
                ? LastSpent.of(start, nowNanos, good, bad)
                : lesser(last, start, nowNanos, good, bad, excluded);
        Kept known = kept;
        if (last == null || known == null) {
            keep(least, excluded);
        } else if (!known.at.equals(least) || !known.under.equals(excluded)) {
            kept = new Kept(least, known.first, excluded);
        }
    }

    /** Looks for the tick among those that are known, where nobody has kept it: each of several instances knows its own. */
    void find(CheckpointTotals ticks, Exclusions excluded) {
        long bad = ticks.badNow();
        int newest = ticks.instants().length - 1;
        LastSpent last = of(bad, excluded);
        if (last == null && (newest < 0 || ticks.badAt(newest) != bad)) {
            forget();
            return;
        }
        keep(least(last == null ? at(ticks, newest) : last, ticks, excluded), excluded);
    }

    private LastSpent at(CheckpointTotals ticks, int place) {
        long nanos = ticks.instants()[place];
        long good = ticks.goodAt(place);
        long bad = ticks.badAt(place);
        return LastSpent.of(starts.at(nanos, good, bad), nanos, good, bad);
    }

    private LastSpent least(LastSpent known, CheckpointTotals ticks, Exclusions excluded) {
        LastSpent least = known;
        long bad = ticks.badNow();
        for (int i = ticks.instants().length - 1; i >= 0 && ticks.badAt(i) == bad; i--) {
            long nanos = ticks.instants()[i];
            long good = ticks.goodAt(i);
            least = lesser(least, starts.at(nanos, good, bad), nanos, good, bad, excluded);
        }
        return least;
    }

    private LastSpent lesser(LastSpent least, PeriodStart start, long nanos, long good, long bad, Exclusions excluded) {
        if (start.bad() == bad) {
            return least;
        }
        LastSpent other = LastSpent.of(start, nanos, good, bad);
        long lengthNanos = start.lengthNanos();
        return consumed(other, lengthNanos, excluded) < consumed(least, lengthNanos, excluded) ? other : least;
    }

    /** The share of the budget that was consumed in a tick, as corrections see it now. */
    double consumed(LastSpent at, long lengthNanos, Exclusions excluded) {
        long good = excluded.good().outside(at.atStart().good(), at.totals().good());
        long bad = excluded.bad().outside(at.atStart().bad(), at.totals().bad());
        long sinceNanos = Math.max(at.startNanos(), history.startNanos());
        long observedNanos = at.nanos() - sinceNanos - excluded.time().within(sinceNanos, at.nanos());
        double coverage = Math.max(0, Math.min(1, (double) observedNanos / lengthNanos));
        return bad == 0 ? 0 : (double) bad / (good + bad) / errorBudget * coverage;
    }
}
