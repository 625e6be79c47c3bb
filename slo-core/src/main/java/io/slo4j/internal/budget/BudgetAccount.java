package io.slo4j.internal.budget;

import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.BudgetCorrection.Kind;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.Bracket;
import io.slo4j.internal.count.History;
import io.slo4j.internal.count.TickWindows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The error budget of one SLO. Like a window it is a subtraction: the totals now, minus those at the beginning of the
 * period, minus what corrections exclude in between.
 *
 * <p>Any thread may {@link #read} and correct, without waiting for a tick. The thread that ticks calls {@link #tick} if
 * {@link #ticks} is true, and may call {@link #remaining} in every tick.
 */
public final class BudgetAccount {
    private static final Counts START = new Counts(0, 0);

    private final double errorBudget;
    private final History history;
    private final long grainNanos;
    private final PeriodStarts starts;
    private final Corrections corrections = new Corrections();

    /* Null as long as each tick counts a bad event: then no more is consumed than now says. */
    private volatile @Nullable LastSpent lastSpent;

    private BudgetAccount(double errorBudget, History history, long grainNanos, PeriodStarts starts) {
        this.errorBudget = errorBudget;
        this.history = history;
        this.grainNanos = grainNanos;
        this.starts = starts;
    }

    /**
     * The budget of a period that always ends now.
     *
     * @param errorBudget 1 - objective, above 0 and below 1
     * @param history what the budget counts: events, or time slices
     * @param grainNanos the length of a slice, or 1 if events are counted. Exclusions consist of whole slices
     * @param length the length of the period
     */
    public static BudgetAccount rolling(double errorBudget, History history, long grainNanos, Duration length) {
        return new BudgetAccount(errorBudget, history, grainNanos, new RollingPeriodStarts(history, length));
    }

    /**
     * The budget of a calendar period, which is full again when the next one begins.
     *
     * @param errorBudget 1 - objective, above 0 and below 1
     * @param history what the budget counts: events, or time slices
     * @param grainNanos the length of a slice, or 1 if events are counted. Exclusions consist of whole slices
     * @param terms the periods
     */
    public static BudgetAccount calendar(
            double errorBudget, History history, long grainNanos, Terms terms, long nowNanos) {
        return new BudgetAccount(errorBudget, history, grainNanos, new CalendarPeriodStarts(history, terms, nowNanos));
    }

    /**
     * The status of the budget; for any thread.
     *
     * @param nowNanos an instant in nanoseconds since the epoch
     * @param good the history's good total as read at that instant
     * @param bad the history's bad total as read at that instant
     * @param currentBurnRate the burn rate at which the rest is spent
     */
    public BudgetStatus read(long nowNanos, long good, long bad, double currentBurnRate) {
        return status(starts.at(nowNanos, good, bad), nowNanos, good, bad, currentBurnRate);
    }

    /**
     * Keeps the totals at the beginning of the period from the next tick on, so that {@link #remaining} is cheap. Call
     * between ticks.
     */
    public void follow(TickWindows windows) {
        starts.follow(windows);
    }

    /** The share of the budget that is left, below 0 when overspent; for the thread that ticks. */
    public double remaining(long nowNanos, long good, long bad) {
        return readAtTick(nowNanos, good, bad, 0).remaining();
    }

    /** The same as {@link #read}, for the thread that ticks. */
    public BudgetStatus readAtTick(long nowNanos, long good, long bad, double currentBurnRate) {
        return status(starts.atTick(nowNanos, good, bad), nowNanos, good, bad, currentBurnRate);
    }

    private BudgetStatus status(PeriodStart start, long nowNanos, long good, long bad, double currentBurnRate) {
        Exclusions excluded = corrections.excluded();
        long sinceNanos = Math.max(start.nanos(), history.startNanos());
        long observedNanos = nowNanos - sinceNanos - excluded.time().within(sinceNanos, nowNanos);
        BudgetStatus now = BudgetStatus.of(
                errorBudget,
                start.length(),
                counted(excluded.good(), start.good(), good),
                counted(excluded.bad(), start.bad(), bad),
                Math.max(0, Math.min(1, (double) observedNanos / start.lengthNanos())),
                currentBurnRate,
                starts.renewsIn(start, nowNanos));
        LastSpent last = lastSpent;
        return last == null || last.totals().bad() != bad || now.bad() == 0
                ? now
                : now.withConsumedAtMost(consumed(last, start.lengthNanos(), excluded));
    }

    /**
     * Counts a tick without a bad event; for the thread that ticks. The least that was consumed in one since the last bad event is
     * what is consumed: where traffic comes and goes, the same bad events are more of it now and less then.
     */
    public void silent(long nowNanos, long good, long bad) {
        LastSpent last = lastSpent;
        PeriodStart start = starts.atTick(nowNanos, good, bad);
        if (last == null || start.bad() >= bad) {
            return;
        }
        Exclusions excluded = corrections.excluded();
        LastSpent now = lastSpent(start, nowNanos, good, bad);
        if (consumed(now, start.lengthNanos(), excluded) < consumed(last, start.lengthNanos(), excluded)) {
            lastSpent = now;
        }
    }

    private double consumed(LastSpent at, long lengthNanos, Exclusions excluded) {
        long good = counted(excluded.good(), at.atStart().good(), at.totals().good());
        long bad = counted(excluded.bad(), at.atStart().bad(), at.totals().bad());
        long sinceNanos = Math.max(at.startNanos(), history.startNanos());
        long observedNanos = at.nanos() - sinceNanos - excluded.time().within(sinceNanos, at.nanos());
        double coverage = Math.max(0, Math.min(1, (double) observedNanos / lengthNanos));
        return bad == 0 ? 0 : bad / ((double) good + bad) / errorBudget * coverage;
    }

    /** Says that the last bad event was counted by the tick with these totals; for the thread that ticks. */
    public void lastSpent(long tickNanos, long good, long bad, long nowNanos) {
        lastSpent = lastSpent(starts.atTick(nowNanos, good, bad), tickNanos, good, bad);
    }

    private static LastSpent lastSpent(PeriodStart start, long nanos, long good, long bad) {
        return new LastSpent(nanos, new Counts(good, bad), start.nanos(), new Counts(start.good(), start.bad()));
    }

    /** Whether it is known when this number of bad events was reached. */
    public boolean isSilentSince(long bad) {
        LastSpent last = lastSpent;
        return last != null && last.totals().bad() == bad;
    }

    /** Says that bad events are counted again; for the thread that ticks. */
    public void spends() {
        lastSpent = null;
    }

    /** When the last bad event was counted; for any thread, with totals as read now. */
    public LastSpent lastSpent(long nowNanos, long good, long bad) {
        LastSpent last = lastSpent;
        return last == null || last.totals().bad() != bad
                ? lastSpent(starts.at(nowNanos, good, bad), nowNanos, good, bad)
                : last;
    }

    /** Continues where an earlier process counted its last bad event. Call after the history was restored, between ticks. */
    public void restore(LastSpent earlier) {
        lastSpent = earlier;
    }

    private static long counted(IntervalSet excluded, long from, long until) {
        return Math.max(0, until - from) - excluded.within(from, until);
    }

    /** When the period that is current at an instant began; for any thread. */
    public long periodStartNanos(long nowNanos) {
        return starts.at(nowNanos, 0, 0).nanos();
    }

    /** Bad events between two instants, without excluded ones, with totals as read now; for any thread. */
    public long badBetween(long fromNanos, long untilNanos, long nowNanos, long good, long bad) {
        Counts from = Counts.atOrBefore(history, fromNanos, nowNanos, good, bad);
        Counts until = untilNanos >= nowNanos
                ? new Counts(good, bad)
                : Counts.atOrBefore(history, untilNanos, nowNanos, good, bad);
        return counted(corrections.excluded().bad(), from.bad(), until.bad());
    }

    /** Whether {@link #tick} must be called in every tick. Each correction may change the answer. */
    public boolean ticks() {
        return starts.ticks() || corrections.excluded().dueNanos() != Long.MAX_VALUE;
    }

    /** Remembers the totals where a period or an exclusion begins or ends; for the thread that ticks. */
    public void tick(long nowNanos, long good, long bad) {
        starts.tick(nowNanos, good, bad);
        corrections.tick(nowNanos, new Counts(good, bad));
    }

    /**
     * Excludes an interval of time, past or future; for any thread.
     *
     * @throws IllegalArgumentException if it is empty, or ended before the period began
     * @throws IllegalStateException if there are too many corrections
     */
    public BudgetCorrection exclude(Instant from, Instant until, String reason, long nowNanos, long good, long bad) {
        long periodNanos = periodStartNanos(nowNanos);
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
                            new Counts(0, counted(excluded, from, bad)),
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
                                    counted(excluded.good(), start.good(), good),
                                    counted(excluded.bad(), start.bad(), bad)),
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

    /** The state that another process needs to continue; for any thread. */
    public BudgetState state() {
        PeriodStart start = starts.remembered();
        return start == null
                ? new BudgetState(0, START, corrections.all())
                : new BudgetState(start.nanos(), new Counts(start.good(), start.bad()), corrections.all());
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

    /** Continues after a budget that counted something else; what was corrected there is found by its time. */
    public void restoreByTime(BudgetState earlier, long nowNanos) {
        starts.restored(nowNanos, Long.MIN_VALUE, START);
        corrections.restore(byTime(earlier.corrections(), nowNanos));
    }

    /** Continues with the state of an earlier process. Call after the history was restored, between ticks. */
    public void restore(BudgetState earlier, long nowNanos) {
        starts.restored(nowNanos, earlier.periodStartNanos(), earlier.countsAtStart());
        corrections.restore(earlier.corrections());
    }

    /** The corrections, oldest first, as an immutable list; for any thread. */
    public List<Correction> corrections() {
        return corrections.all();
    }
}
