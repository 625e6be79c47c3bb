package io.slo4j.internal.budget;

import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.BudgetCorrection.Kind;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.internal.count.History;
import io.slo4j.internal.count.TickWindows;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The error budget of one SLO, as a subtraction like every window: the totals now, minus those at the beginning of the
 * period, minus what was left out in between.
 *
 * <p>Any thread may {@link #read} and correct, without waiting for a tick. The thread that ticks calls {@link #tick} if
 * {@link #ticks} says so, and may ask {@link #remaining} in every tick.
 */
public final class BudgetAccount {
    private static final Counts START = new Counts(0, 0);

    private final double errorBudget;
    private final History history;
    private final long grainNanos;
    private final PeriodStarts openings;
    private final Corrections corrections = new Corrections();

    private BudgetAccount(double errorBudget, History history, long grainNanos, PeriodStarts openings) {
        this.errorBudget = errorBudget;
        this.history = history;
        this.grainNanos = grainNanos;
        this.openings = openings;
    }

    /**
     * The budget of a period that always ends now.
     *
     * @param errorBudget 1 - objective, above 0 and below 1
     * @param history what the budget counts: events, or time slices
     * @param grainNanos how long a slice is; 1 where events are counted. Exclusions are made of whole slices
     * @param length how long the period is
     */
    public static BudgetAccount rolling(double errorBudget, History history, long grainNanos, Duration length) {
        return new BudgetAccount(errorBudget, history, grainNanos, new RollingPeriodStarts(history, length));
    }

    /**
     * The budget of a calendar period, which starts anew with each.
     *
     * @param errorBudget 1 - objective, above 0 and below 1
     * @param history what the budget counts: events, or time slices
     * @param grainNanos how long a slice is; 1 where events are counted. Exclusions are made of whole slices
     * @param terms the periods
     */
    public static BudgetAccount calendar(
            double errorBudget, History history, long grainNanos, Terms terms, long nowNanos) {
        return new BudgetAccount(errorBudget, history, grainNanos, new CalendarPeriodStarts(history, terms, nowNanos));
    }

    /**
     * How the budget stands; for any thread.
     *
     * @param nowNanos an instant in nanoseconds since the epoch
     * @param good the history's good total as read at that instant
     * @param bad the history's bad total as read at that instant
     * @param currentBurnRate the pace at which the rest is being spent
     */
    public BudgetStatus read(long nowNanos, long good, long bad, double currentBurnRate) {
        return status(openings.at(nowNanos, good, bad), nowNanos, good, bad, currentBurnRate);
    }

    /** Remembers from the next tick on where the period began, so that {@link #remaining} is cheap. Call between ticks. */
    public void follow(TickWindows windows) {
        openings.follow(windows);
    }

    /** The share of the budget that is left, below 0 when overspent; for the thread that ticks. */
    public double remaining(long nowNanos, long good, long bad) {
        return readAtTick(nowNanos, good, bad, 0).remaining();
    }

    /** What {@link #read} reads, for the thread that ticks. */
    public BudgetStatus readAtTick(long nowNanos, long good, long bad, double currentBurnRate) {
        return status(openings.atTick(nowNanos, good, bad), nowNanos, good, bad, currentBurnRate);
    }

    private BudgetStatus status(PeriodStart opening, long nowNanos, long good, long bad, double currentBurnRate) {
        Exclusions leftOut = corrections.leftOut();
        long sinceNanos = Math.max(opening.nanos(), history.startNanos());
        long observedNanos = nowNanos - sinceNanos - leftOut.time().within(sinceNanos, nowNanos);
        return BudgetStatus.of(
                errorBudget,
                opening.length(),
                counted(leftOut.good(), opening.good(), good),
                counted(leftOut.bad(), opening.bad(), bad),
                Math.max(0, Math.min(1, (double) observedNanos / opening.lengthNanos())),
                currentBurnRate,
                openings.renewsIn(opening, nowNanos));
    }

    private static long counted(IntervalSet leftOut, long from, long until) {
        return Math.max(0, until - from) - leftOut.within(from, until);
    }

    /** When the period that is current at an instant began; for any thread. */
    public long periodStartNanos(long nowNanos) {
        return openings.at(nowNanos, 0, 0).nanos();
    }

    /** Bad events between two instants, less those left out, with totals as read now; for any thread. */
    public long badBetween(long fromNanos, long untilNanos, long nowNanos, long good, long bad) {
        Counts from = Counts.atOrBefore(history, fromNanos, nowNanos, good, bad);
        Counts until = untilNanos >= nowNanos
                ? new Counts(good, bad)
                : Counts.atOrBefore(history, untilNanos, nowNanos, good, bad);
        return counted(corrections.leftOut().bad(), from.bad(), until.bad());
    }

    /** Whether {@link #tick} must be called in every tick: asked anew after every correction. */
    public boolean ticks() {
        return openings.ticks() || corrections.leftOut().dueNanos() != Long.MAX_VALUE;
    }

    /** Remembers the totals where a period or an exclusion begins or ends; for the thread that ticks. */
    public void tick(long nowNanos, long good, long bad) {
        openings.tick(nowNanos, good, bad);
        corrections.mark(nowNanos, new Counts(good, bad));
    }

    /**
     * Leaves a stretch of time out, past or to come; for any thread.
     *
     * @throws IllegalArgumentException if it is empty, or over before the period began
     * @throws IllegalStateException if there are too many corrections
     */
    public BudgetCorrection exclude(Instant from, Instant until, String reason, long nowNanos, long good, long bad) {
        long periodNanos = periodStartNanos(nowNanos);
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("from must be before until (" + until + "), but was " + from);
        }
        long fromNanos = Math.floorDiv(Durations.epochNanos(from), grainNanos) * grainNanos;
        long untilNanos = -Math.floorDiv(-Durations.epochNanos(until), grainNanos) * grainNanos;
        if (untilNanos <= periodNanos) {
            throw new IllegalArgumentException("until must be after the beginning of the period ("
                    + Durations.instant(periodNanos) + "), but was " + until);
        }
        Counts now = new Counts(good, bad);
        /* A slice is counted by the first tick after its end, the next one not before half a slice has gone. */
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
     * Forgives the newest bad events of the period that are not left out yet; for any thread.
     *
     * @throws IllegalStateException if there are too many corrections
     */
    public BudgetCorrection forgive(long badEvents, String reason, long nowNanos, long good, long bad) {
        PeriodStart opening = openings.at(nowNanos, good, bad);
        return corrections
                .add(opening.nanos(), () -> {
                    IntervalSet leftOut = corrections.leftOut().bad();
                    long from = leftOut.reachBack(bad, badEvents, opening.bad());
                    return new Correction(
                            Kind.FORGIVENESS,
                            nowNanos,
                            reason,
                            nowNanos,
                            nowNanos,
                            new Counts(good, from),
                            new Counts(good, bad),
                            new Counts(0, counted(leftOut, from, bad)),
                            null);
                })
                .entry(new Counts(good, bad));
    }

    /**
     * Leaves out everything before now; for any thread.
     *
     * @throws IllegalStateException if there are too many corrections
     */
    public BudgetCorrection reset(String reason, long nowNanos, long good, long bad) {
        PeriodStart opening = openings.at(nowNanos, good, bad);
        Counts now = new Counts(good, bad);
        return corrections
                .add(opening.nanos(), () -> {
                    Exclusions leftOut = corrections.leftOut();
                    return new Correction(
                            Kind.RESET,
                            nowNanos,
                            reason,
                            Math.max(opening.nanos(), history.startNanos()),
                            nowNanos,
                            START,
                            now,
                            new Counts(
                                    counted(leftOut.good(), opening.good(), good),
                                    counted(leftOut.bad(), opening.bad(), bad)),
                            null);
                })
                .entry(now);
    }

    /**
     * Takes a correction back; for any thread.
     *
     * @param entry what tells of it in the audit list
     * @throws IllegalArgumentException if the list has none that is not withdrawn
     */
    public BudgetCorrection withdraw(BudgetCorrection entry, long nowNanos) {
        return corrections.withdraw(entry, nowNanos).entry(START);
    }

    /** What must be kept to go on in another process; for any thread. */
    public BudgetState state() {
        PeriodStart start = openings.remembered();
        return start == null
                ? new BudgetState(0, START, corrections.all())
                : new BudgetState(start.nanos(), new Counts(start.good(), start.bad()), corrections.all());
    }

    /** Goes on from an earlier process, after the history was restored; between ticks. */
    public void restore(BudgetState earlier, long nowNanos) {
        openings.restored(nowNanos, earlier.periodStartNanos(), earlier.countsAtStart());
        corrections.restore(earlier.corrections());
    }

    /** What was corrected, oldest first; for any thread. Never changed. */
    public List<Correction> corrections() {
        return corrections.all();
    }
}
