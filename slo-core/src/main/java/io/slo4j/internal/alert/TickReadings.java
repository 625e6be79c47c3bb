package io.slo4j.internal.alert;

import io.slo4j.budget.BudgetStatus;
import io.slo4j.internal.budget.BudgetAccount;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.count.CachedWindow;
import io.slo4j.internal.count.TickWindows;
import io.slo4j.internal.count.WindowCounts;
import io.slo4j.internal.latency.LatencyHistory;
import io.slo4j.internal.latency.LatencyReading;
import io.slo4j.latency.LatencyStatus;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values that the rules of one SLO read in a tick. Values that several rules need are looked up once: the beginning of
 * each window, the durations, the budget. For the thread that ticks.
 */
public final class TickReadings implements Readings {
    private final List<Duration> windows;
    private final TickWindows counted;
    private final TickWindows spent;
    private final CachedWindow current;
    private final @Nullable LatencyHistory durations;
    private final BudgetAccount account;
    private final double errorBudget;

    private long nanos;
    private long good;
    private long bad;
    private long budgetGood;
    private long budgetBad;
    private boolean hasSpent;
    private boolean mayHaveLess;
    private long watchedSinceNanos = Long.MIN_VALUE;
    private volatile SpentTicks spentTicks = SpentTicks.NONE;
    private @Nullable LatencyReading latency;
    private @Nullable BudgetStatus budget;

    /* NaN until it is read. */
    private double remaining = Double.NaN;

    /**
     * The readings of one SLO.
     *
     * @param windows the windows that it shows, those of its rules among them
     * @param counted the same, of its events
     * @param spent the same, of what its budget counts: its events, or its time slices
     * @param current the window whose burn rate is the current one
     * @param durations its durations, if it keeps them
     * @param account its budget
     * @param errorBudget 1 - objective
     */
    public TickReadings(
            List<Duration> windows,
            TickWindows counted,
            TickWindows spent,
            Duration current,
            @Nullable LatencyHistory durations,
            BudgetAccount account,
            double errorBudget) {
        this.windows = windows;
        this.counted = counted;
        this.spent = spent;
        this.current = spent.of(Nanos.of(current));
        this.durations = durations;
        this.account = account;
        this.errorBudget = errorBudget;
    }

    /**
     * Begins a tick, with these totals.
     *
     * @param corrected whether the budget has been corrected since the last one
     */
    public void begin(
            long tickNanos, long goodNow, long badNow, long budgetGoodNow, long budgetBadNow, boolean corrected) {
        hasSpent = budgetBadNow > budgetBad;
        mayHaveLess = hasSpent || corrected;
        if (hasSpent) {
            spentTicks = spentTicks.and(tickNanos);
        }
        nanos = tickNanos;
        good = goodNow;
        bad = badNow;
        budgetGood = budgetGoodNow;
        budgetBad = budgetBadNow;
        latency = null;
        budget = null;
        remaining = Double.NaN;
    }

    /** Begins with what the last tick has read, here or in an earlier process: it is not new. */
    public void resume(Sample last) {
        nanos = last.nanos();
        good = last.good();
        bad = last.bad();
        budgetGood = last.budgetGood();
        budgetBad = last.budgetBad();
    }

    /** What the budget counted as good until this tick. */
    public long budgetGood() {
        return budgetGood;
    }

    /** What the budget counted as bad until this tick. */
    public long budgetBad() {
        return budgetBad;
    }

    /** Goes on from ticks that others have seen. */
    public void resume(SpentTicks earlier) {
        spentTicks = earlier;
    }

    @Override
    public SpentTicks spentTicks() {
        return spentTicks;
    }

    /** Says since when ticks have come without a gap. */
    public void watchedSince(long sinceNanos) {
        watchedSinceNanos = sinceNanos;
    }

    @Override
    public boolean hasSpent() {
        return hasSpent;
    }

    @Override
    public boolean mayHaveLess() {
        return mayHaveLess;
    }

    @Override
    public boolean anySlower(Duration threshold) {
        return Objects.requireNonNull(durations, "latency windows").anySlower(threshold, nanos);
    }

    @Override
    public long watchedSinceNanos() {
        return watchedSinceNanos;
    }

    @Override
    public Sample now() {
        return new Sample(nanos, good, bad, budgetGood, budgetBad);
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public WindowCounts events(int window) {
        return counted.at(window).counts(nanos, good, bad);
    }

    @Override
    public WindowCounts budgeted(int window) {
        return spent.at(window).counts(nanos, budgetGood, budgetBad);
    }

    @Override
    public WindowCounts eventsWithin(int window) {
        return counted.at(window).within(nanos, good, bad);
    }

    @Override
    public WindowCounts budgetedWithin(int window) {
        return spent.at(window).within(nanos, budgetGood, budgetBad);
    }

    @Override
    public boolean tracksLatency() {
        return durations != null;
    }

    @Override
    public LatencyStatus latency(int window) {
        LatencyReading known = latency;
        if (known == null) {
            known = Objects.requireNonNull(durations, "latency windows").read();
            latency = known;
        }
        return known.window(windows.get(window), nanos);
    }

    @Override
    public double remaining() {
        if (Double.isNaN(remaining)) {
            remaining = account.remaining(nanos, budgetGood, budgetBad);
        }
        return remaining;
    }

    @Override
    public BudgetStatus budget() {
        BudgetStatus known = budget;
        if (known == null) {
            double burnRate = current.counts(nanos, budgetGood, budgetBad).errorRatio() / errorBudget;
            known = account.readAtTick(nanos, budgetGood, budgetBad, burnRate);
            budget = known;
        }
        return known;
    }
}
