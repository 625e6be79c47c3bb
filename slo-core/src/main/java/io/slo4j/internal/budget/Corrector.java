package io.slo4j.internal.budget;

import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.BudgetCorrection.Kind;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.History;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Corrects one error budget: looks up, in its history, which events lie in what is to be excluded, and adds that to its corrections.
 * Any thread may correct.
 */
public final class Corrector {
    private static final Counts START = new Counts(0, 0);

    private final KnownPast past;
    private final PeriodStarts starts;
    private final Corrections corrections;

    Corrector(KnownPast past, PeriodStarts starts, Corrections corrections) {
        this.past = past;
        this.starts = starts;
        this.corrections = corrections;
    }

    /**
     * Excludes an interval of time, past or future; for any thread.
     *
     * @throws IllegalArgumentException if it is empty, or ended before the period began
     * @throws IllegalStateException if there are too many corrections
     */
    public BudgetCorrection exclude(Instant from, Instant until, String reason, long nowNanos, long good, long bad) {
        long periodNanos = starts.at(nowNanos, 0, 0).nanos();
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("from must be before until (" + until + "), but was " + from);
        }
        long fromNanos = past.begin(TimeLine.nanos("from", from));
        long untilNanos = past.end(TimeLine.nanos("until", until));
        if (untilNanos <= periodNanos) {
            throw new IllegalArgumentException("until must be after the beginning of the period ("
                    + TimeLine.instant(periodNanos) + "), but was " + until);
        }
        return corrections
                .add(periodNanos, () -> exclusion(nowNanos, fromNanos, untilNanos, reason, nowNanos, good, bad))
                .entry(new Counts(good, bad));
    }

    /* What may lie outside is not excluded. */
    private Correction exclusion(
            long atNanos, long fromNanos, long untilNanos, String reason, long nowNanos, long good, long bad) {
        Counts begin = fromNanos > nowNanos
                ? null
                : past.at(fromNanos, nowNanos, good, bad).most();
        Counts end = begin == null || untilNanos > nowNanos
                ? null
                : past.at(untilNanos, nowNanos, good, bad).least().orMore(begin);
        return new Correction(Kind.EXCLUSION, atNanos, reason, fromNanos, untilNanos, begin, end, null, null);
    }

    /**
     * Excludes an interval that comes again, unless it is in the audit list, withdrawn or not, or ended before the period began. It is
     * listed as made when it begins: so it is the same, whichever of several instances has made it. For the thread that ticks.
     *
     * @return whether it was added
     * @throws IllegalStateException if there are too many corrections
     */
    public boolean excludeOnce(Instant from, Instant until, String reason, long nowNanos, long good, long bad) {
        long periodNanos = starts.at(nowNanos, 0, 0).nanos();
        long fromNanos = past.begin(TimeLine.nanos("from", from));
        long untilNanos = past.end(TimeLine.nanos("until", until));
        return untilNanos > periodNanos
                && corrections.addOnce(
                        periodNanos, exclusion(fromNanos, fromNanos, untilNanos, reason, nowNanos, good, bad));
    }

    /** When the first interval can begin of which events are known; for any thread. */
    public long knownSinceNanos(long nowNanos) {
        return Math.max(starts.at(nowNanos, 0, 0).nanos(), past.history().startNanos());
    }

    /**
     * Excludes the newest bad events of the period that are not excluded yet; for any thread.
     *
     * @throws IllegalStateException if there are too many corrections
     */
    public BudgetCorrection forgive(long badEvents, String reason, long nowNanos, long good, long bad) {
        PeriodStart start = starts.at(nowNanos, good, bad);
        return corrections
                .add(start.nanos(), () -> {
                    IntervalSet excluded = corrections.excluded().bad();
                    long from = excluded.reachBack(bad, badEvents, start.bad());
                    return new Correction(
                            Kind.FORGIVENESS,
                            nowNanos,
                            reason,
                            nowNanos,
                            nowNanos,
                            new Counts(good, from),
                            new Counts(good, bad),
                            new Counts(0, excluded.outside(from, bad)),
                            null);
                })
                .entry(new Counts(good, bad));
    }

    /**
     * Excludes everything before now; for any thread.
     *
     * @throws IllegalStateException if there are too many corrections
     */
    public BudgetCorrection reset(String reason, long nowNanos, long good, long bad) {
        PeriodStart start = starts.at(nowNanos, good, bad);
        Counts now = new Counts(good, bad);
        return corrections
                .add(start.nanos(), () -> {
                    Exclusions excluded = corrections.excluded();
                    return new Correction(
                            Kind.RESET,
                            nowNanos,
                            reason,
                            Math.max(start.nanos(), past.history().startNanos()),
                            nowNanos,
                            START,
                            now,
                            new Counts(
                                    excluded.good().outside(start.good(), good),
                                    excluded.bad().outside(start.bad(), bad)),
                            null);
                })
                .entry(now);
    }

    /**
     * Withdraws a correction; for any thread.
     *
     * @param entry its entry in the audit list
     * @throws IllegalArgumentException if the list has no such entry that is not withdrawn
     */
    public BudgetCorrection withdraw(BudgetCorrection entry, long nowNanos) {
        return corrections.withdraw(entry, nowNanos).entry(START);
    }

    /**
     * Corrections of a budget that counted something else, events or other slices, as those of this one: what was excluded is
     * found here by its time. A number of forgiven events means nothing here: those corrections are withdrawn.
     */
    public List<Correction> byTime(List<Correction> others, long nowNanos) {
        return others.stream().map(other -> byTime(other, nowNanos)).toList();
    }

    private Correction byTime(Correction other, long nowNanos) {
        if (other.kind() == Kind.FORGIVENESS) {
            return other.isWithdrawn() ? other : other.withdrawn(nowNanos);
        }
        Counts from = other.kind() == Kind.RESET ? START : counts(other.fromNanos(), nowNanos, KnownTotals::most);
        Counts until = counts(other.untilNanos(), nowNanos, KnownTotals::least);
        return new Correction(
                other.kind(),
                other.atNanos(),
                other.reason(),
                other.fromNanos(),
                other.untilNanos(),
                from,
                from == null || until == null ? null : until.orMore(from),
                null,
                other.withdrawn());
    }

    private @Nullable Counts counts(long nanos, long nowNanos, Function<KnownTotals, Counts> bound) {
        History history = past.history();
        return nanos > nowNanos ? null : bound.apply(past.at(nanos, nowNanos, history.good(), history.bad()));
    }
}
