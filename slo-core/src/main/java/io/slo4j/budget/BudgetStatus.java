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
 * @param period the length of the period
 * @param good good events in the period
 * @param bad bad events in the period
 * @param coverage how much of the period was observed, 0 to 1
 * @param consumed the share of the budget that is gone, 0 or more; above 1 when overspent
 * @param timeToExhaustion how long the rest lasts at the current burn rate: zero when it is spent, empty when nothing burns
 */
public record BudgetStatus(
        Duration period, long good, long bad, double coverage, double consumed, Optional<Duration> timeToExhaustion) {

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
        return new BudgetStatus(
                period, good, bad, coverage, consumed, exhaustion(period, 1 - consumed, currentBurnRate));
    }

    private static Optional<Duration> exhaustion(Duration period, double remaining, double burnRate) {
        if (remaining <= 0) {
            return Optional.of(Duration.ZERO);
        }
        if (burnRate <= 0) {
            return Optional.empty();
        }
        double nanos = Durations.saturatedNanos(period) / burnRate * remaining;
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
}
