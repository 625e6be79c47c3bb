package io.slo4j.internal.alert;

import io.slo4j.budget.BudgetStatus;
import io.slo4j.internal.count.WindowCounts;
import io.slo4j.internal.count.WindowReading;
import io.slo4j.internal.latency.LatencyReading;
import io.slo4j.latency.LatencyStatus;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values that the rules of one SLO read from a status. Immutable.
 *
 * @param now the instant of the status, and the totals then
 * @param windows the windows that the SLO shows, in its order; there may be more behind them
 * @param counted the events in each of them
 * @param spent what the budget counts in each of them
 * @param durations the durations, if the SLO keeps them
 * @param budget the budget
 * @param watchedSinceNanos since when ticks have come without a gap
 * @param spentTicks the last ticks in which the budget has counted a bad event
 */
public record StatusReadings(
        Sample now,
        List<Duration> windows,
        WindowReading counted,
        WindowReading spent,
        @Nullable LatencyReading durations,
        BudgetStatus budget,
        long watchedSinceNanos,
        SpentTicks spentTicks)
        implements Readings {

    /** A status is not a tick: it says how things are, whatever has come since. */
    @Override
    public boolean hasSpent() {
        return true;
    }

    @Override
    public boolean mayHaveLess() {
        return true;
    }

    @Override
    public boolean anySlower(Duration threshold) {
        return true;
    }

    @Override
    public WindowCounts events(int window) {
        return counted.counts(window);
    }

    @Override
    public WindowCounts budgeted(int window) {
        return spent.counts(window);
    }

    @Override
    public WindowCounts eventsWithin(int window) {
        return counted.within(window);
    }

    @Override
    public WindowCounts budgetedWithin(int window) {
        return spent.within(window);
    }

    @Override
    public boolean tracksLatency() {
        return durations != null;
    }

    @Override
    public LatencyStatus latency(int window) {
        return Objects.requireNonNull(durations, "latency windows").window(windows.get(window), now.nanos());
    }

    @Override
    public double remaining() {
        return budget.remaining();
    }
}
