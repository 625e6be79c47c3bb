package io.slo4j.internal.budget;

import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.BudgetCorrection.Kind;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.Bracket;
import io.slo4j.internal.count.History;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Corrects one error budget: looks up, in its history, which events lie in what is to be excluded, and adds that to its corrections.
 * Any thread may correct.
 */
public final class Corrector {
    private static final Counts START = new Counts(0, 0);

    private final History history;
    private final long grainNanos;
    private final PeriodStarts starts;
    private final Corrections corrections;

    /**
     * Corrects a budget.
     *
     * @param grainNanos the length of what the budget counts: exclusions consist of whole ones
     */
    Corrector(History history, long grainNanos, PeriodStarts starts, Corrections corrections) {
        this.history = history;
        this.grainNanos = grainNanos;
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
        long fromNanos =
                Math.max(TimeLine.FIRST_NANOS, Math.floorDiv(TimeLine.nanos("from", from), grainNanos) * grainNanos);
        long untilNanos =
                Math.min(TimeLine.LAST_NANOS, -Math.floorDiv(-TimeLine.nanos("until", until), grainNanos) * grainNanos);
        if (untilNanos <= periodNanos) {
            throw new IllegalArgumentException("until must be after the beginning of the period ("
                    + TimeLine.instant(periodNanos) + "), but was " + until);
        }
        Counts now = new Counts(good, bad);
        /* A slice is counted by the first tick after its end, and the next one at least half a slice later. */
        Counts begin = fromNanos > nowNanos
                ? null
                : Counts.atOrBefore(history, Math.min(nowNanos, fromNanos + grainNanos / 2), nowNanos, good, bad);
        Counts end = untilNanos > nowNanos ? null : Counts.atOrAfter(history, untilNanos, nowNanos, good, bad);
        return corrections
                .add(
                        periodNanos,
                        () -> new Correction(
                                Kind.EXCLUSION, nowNanos, reason, fromNanos, untilNanos, begin, end, null, null))
                .entry(now);
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
                            Math.max(start.nanos(), history.startNanos()),
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
        boolean reset = other.kind() == Kind.RESET;
        return new Correction(
                other.kind(),
                other.atNanos(),
                other.reason(),
                other.fromNanos(),
                other.untilNanos(),
                reset ? START : at(other.fromNanos(), nowNanos),
                at(other.untilNanos(), nowNanos),
                null,
                other.withdrawn());
    }

    private @Nullable Counts at(long nanos, long nowNanos) {
        if (nanos > nowNanos) {
            return null;
        }
        Bracket around = history.around(nanos, nowNanos, history.good(), history.bad());
        return new Counts(around.goodAt(nanos), around.badAt(nanos));
    }
}
