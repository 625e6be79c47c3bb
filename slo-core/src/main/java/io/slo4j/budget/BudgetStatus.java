package io.slo4j.budget;

import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * How the error budget of one SLO stands. Immutable.
 *
 * <p>What is consumed is the burn rate over the period times the coverage of the period: bad events against those that the
 * whole period affords at the traffic seen so far. With a fully observed period that is bad / (budget x events); a process
 * that is 10 s old and has seen 1 bad event of 10 has spent 0.04 % of its month.
 *
 * @param errorBudget 1 - objective, above 0 and below 1
 * @param period the length of the period
 * @param good good events in the period
 * @param bad bad events in the period
 * @param coverage how much of the period was observed, 0 to 1
 * @param consumed the share of the budget that is gone, 0 or more; above 1 when overspent
 * @param currentBurnRate the pace at which the rest is being spent, 0 or more
 */
public record BudgetStatus(
        double errorBudget,
        Duration period,
        long good,
        long bad,
        double coverage,
        double consumed,
        double currentBurnRate) {

    /**
     * Computes the status of a budget.
     *
     * @param errorBudget 1 - objective, above 0 and below 1
     * @param period the length of the period
     * @param good good events in the period
     * @param bad bad events in the period
     * @param coverage how much of the period was observed, 0 to 1
     * @param currentBurnRate the pace at which the rest is being spent
     * @return the status
     */
    public static BudgetStatus of(
            double errorBudget, Duration period, long good, long bad, double coverage, double currentBurnRate) {
        long events = good + bad;
        double consumed = events == 0 ? 0 : (double) bad / events / errorBudget * coverage;
        return new BudgetStatus(errorBudget, period, good, bad, coverage, consumed, currentBurnRate);
    }

    /**
     * How long the rest lasts at the current burn rate.
     *
     * @return zero when it is spent, empty when nothing burns
     */
    public Optional<Duration> timeToExhaustion() {
        if (remaining() <= 0) {
            return Optional.of(Duration.ZERO);
        }
        if (currentBurnRate <= 0) {
            return Optional.empty();
        }
        double nanos = Durations.saturatedNanos(period) / currentBurnRate * remaining();
        return Optional.of(Duration.ofNanos((long) Math.min(nanos, Long.MAX_VALUE)));
    }

    /**
     * The share of the budget that is left.
     *
     * @return 1 - consumed: at most 1, below 0 when overspent
     */
    public double remaining() {
        return 1 - consumed;
    }

    /**
     * The burn rate over the observed part of the period: error ratio / error budget.
     *
     * @return 0 or more; 0 without events
     */
    public double burnRate() {
        long events = good + bad;
        return events == 0 ? 0 : (double) bad / events / errorBudget;
    }

    /**
     * How many more bad events the period affords, at the traffic seen so far: error budget x events / coverage - bad.
     *
     * @return rounded down; below 0 when overspent, 0 before the first event
     */
    public long badEventsLeft() {
        return coverage == 0 ? 0 : (long) Math.floor(errorBudget * (good + bad) / coverage - bad);
    }

    /**
     * The share of the whole period's budget that so many bad events of this period cost.
     *
     * @param badEvents bad events, 0 or more
     * @return 0 or more; 0 without events in the period
     */
    public double costOf(long badEvents) {
        long events = good + bad;
        return events == 0 ? 0 : badEvents / (errorBudget * events) * coverage;
    }
}
