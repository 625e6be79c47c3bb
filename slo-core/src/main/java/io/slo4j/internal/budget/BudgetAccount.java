package io.slo4j.internal.budget;

import io.slo4j.budget.BudgetStatus;
import io.slo4j.budget.ConsumedBudget;
import io.slo4j.internal.count.CheckpointTotals;
import io.slo4j.internal.count.History;
import io.slo4j.internal.count.TickWindows;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The error budget of one SLO. Like a window it is a subtraction: the totals now, minus those at the beginning of the
 * period, minus what corrections exclude in between.
 *
 * <p>Any thread may {@link #read}, and correct by {@link #corrector}, without waiting for a tick. The thread that ticks calls {@link #tick} if
 * {@link #ticks} is true, and may call {@link #remaining} in every tick.
 */
public final class BudgetAccount {
    private static final Counts START = new Counts(0, 0);

    private final double errorBudget;
    private final History history;
    private final PeriodStarts starts;
    private final Corrections corrections = new Corrections();
    private final Corrector corrector;
    private final Consumption consumption;
    private final LeastSpent least;

    private BudgetAccount(double errorBudget, History history, @Nullable Slicing slicing, PeriodStarts starts) {
        this.errorBudget = errorBudget;
        this.history = history;
        this.starts = starts;
        KnownPast past = new KnownPast(history, slicing);
        this.corrector = new Corrector(past, starts, corrections);
        this.consumption = new Consumption(past, starts, corrections);
        this.least = new LeastSpent(errorBudget, history, starts);
    }

    /**
     * The budget of a period that always ends now.
     *
     * @param errorBudget 1 - objective, above 0 and below 1
     * @param history what the budget counts: events, or time slices
     * @param slicing what a slice is, of which exclusions then consist; null if events are counted
     * @param length the length of the period
     */
    public static BudgetAccount rolling(
            double errorBudget, History history, @Nullable Slicing slicing, Duration length) {
        return new BudgetAccount(errorBudget, history, slicing, new RollingPeriodStarts(history, length));
    }

    /**
     * The budget of a calendar period, which is full again when the next one begins.
     *
     * @param errorBudget 1 - objective, above 0 and below 1
     * @param history what the budget counts: events, or time slices
     * @param slicing what a slice is, of which exclusions then consist; null if events are counted
     * @param terms the periods
     */
    public static BudgetAccount calendar(
            double errorBudget, History history, @Nullable Slicing slicing, Terms terms, long nowNanos) {
        return new BudgetAccount(errorBudget, history, slicing, new CalendarPeriodStarts(history, terms, nowNanos));
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
        BudgetStatus rolling = BudgetStatus.of(
                errorBudget,
                start.length(),
                excluded.good().outside(start.good(), good),
                excluded.bad().outside(start.bad(), bad),
                Math.max(0, Math.min(1, (double) observedNanos / start.lengthNanos())),
                currentBurnRate);
        Duration renewsIn = starts.renewsIn(start, nowNanos);
        BudgetStatus now = renewsIn == null ? rolling : rolling.withRenewalIn(renewsIn);
        LastSpent last = now.bad() == 0 ? null : least.of(bad, excluded);
        return last == null ? now : now.withConsumedAtMost(least.consumed(last, start.lengthNanos(), excluded));
    }

    /** Counts a tick without a bad event; for the thread that ticks. */
    public void silent(long nowNanos, long good, long bad) {
        if (least.isKept() && bad != 0) {
            least.tick(starts.atTick(nowNanos, good, bad), nowNanos, good, bad, corrections.excluded());
        }
    }

    /**
     * Finds the tick since the last bad event in which the least was consumed among those that are known, where nobody has kept it:
     * each of several instances knows its own. Call after {@link #restore}, between ticks.
     */
    public void restoreLeast(CheckpointTotals ticks) {
        least.find(ticks, corrections.excluded());
    }

    /** Says that the last bad event was counted by the tick with these totals; for the thread that ticks. */
    public void silentSince(long tickNanos, long good, long bad) {
        long thenNanos = Math.max(tickNanos, history.startNanos());
        least.keep(LastSpent.of(starts.at(thenNanos, good, bad), thenNanos, good, bad), corrections.excluded());
    }

    /** Whether it is known when this number of bad events was reached. */
    public boolean isSilentSince(long bad) {
        return least.isSilentSince(bad);
    }

    /** Says that bad events are counted again; for the thread that ticks. */
    public void spends() {
        least.forget();
    }

    /** When the last bad event was counted; for any thread, with totals as read now. */
    public LastSpent lastSpent(long nowNanos, long good, long bad) {
        LastSpent last = least.of(bad, corrections.excluded());
        return last == null ? LastSpent.of(starts.at(nowNanos, good, bad), nowNanos, good, bad) : last;
    }

    /** Continues where an earlier process counted its last bad event. Call after history and corrections were restored, between ticks. */
    public void restore(LastSpent earlier) {
        least.keep(earlier, corrections.excluded());
    }

    /** When the period that is current at an instant began; for any thread. */
    public long periodStartNanos(long nowNanos) {
        return starts.at(nowNanos, 0, 0).nanos();
    }

    /** What was consumed between two instants, without excluded events, with totals as read now; for any thread. */
    public ConsumedBudget consumedBetween(long fromNanos, long untilNanos, long nowNanos, long good, long bad) {
        return consumption.between(fromNanos, untilNanos, read(nowNanos, good, bad, 0), nowNanos, good, bad);
    }

    /** What corrects this budget. */
    public Corrector corrector() {
        return corrector;
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

    /** The state that another process needs to continue; for any thread. */
    public BudgetState state() {
        PeriodStart start = starts.remembered();
        return start == null
                ? new BudgetState(0, START, corrections.all())
                : new BudgetState(start.nanos(), new Counts(start.good(), start.bad()), corrections.all());
    }

    /** Continues after a budget that counted something else; what was corrected there is found by its time. */
    public void restoreByTime(BudgetState earlier, long nowNanos) {
        starts.restored(nowNanos, Long.MIN_VALUE, START);
        corrections.restore(corrector.byTime(earlier.corrections(), nowNanos));
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
