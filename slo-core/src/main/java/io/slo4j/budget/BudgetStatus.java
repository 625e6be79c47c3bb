package io.slo4j.budget;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the error budget of one SLO stands. Immutable.
 *
 * <p>What is consumed is the burn rate over the period times the coverage of the period: bad events against those that the
 * whole period affords at the traffic seen so far. With a fully observed period that is bad / (budget x events); a process
 * that is 10 s old and has seen 1 bad event of 10 has spent 0.04 % of its month.
 *
 * <p>A calendar period that is half over is covered by half: what is to come is taken as good, at the same traffic, like
 * everything that was not seen. So are the stretches that were excluded, whose events are not among those here.
 *
 * <p>Where the budget counts time slices, read "event" as "time slice".
 */
public final class BudgetStatus {
    private final double errorBudget;
    private final Duration period;
    private final long good;
    private final long bad;
    private final double coverage;
    private final double consumed;
    private final double currentBurnRate;
    private final @Nullable Duration renewsIn;

    BudgetStatus(
            double errorBudget,
            Duration period,
            long good,
            long bad,
            double coverage,
            double consumed,
            double currentBurnRate,
            Optional<Duration> renewsIn) {
        this.errorBudget = errorBudget;
        this.period = given("period", period);
        this.good = good;
        this.bad = bad;
        this.coverage = coverage;
        this.consumed = consumed;
        this.currentBurnRate = currentBurnRate;
        this.renewsIn = given("time until the budget renews", renewsIn).orElse(null);
    }

    /**
     * Computes the status of the budget of a rolling period.
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
        return of(errorBudget, period, good, bad, coverage, currentBurnRate, Optional.empty());
    }

    /**
     * Computes the status of a budget.
     *
     * @param errorBudget 1 - objective, above 0 and below 1
     * @param period the length of the period
     * @param good good events in the period
     * @param bad bad events in the period
     * @param coverage how much of the period was observed, 0 to 1
     * @param currentBurnRate the pace at which the rest is being spent
     * @param renewsIn how long until the budget starts anew, if it ever does
     * @return the status
     */
    public static BudgetStatus of(
            double errorBudget,
            Duration period,
            long good,
            long bad,
            double coverage,
            double currentBurnRate,
            Optional<Duration> renewsIn) {
        long events = good + bad;
        double consumed = events == 0 ? 0 : (double) bad / events / errorBudget * coverage;
        return new BudgetStatus(errorBudget, period, good, bad, coverage, consumed, currentBurnRate, renewsIn);
    }

    /**
     * The error budget.
     *
     * @return 1 - objective, above 0 and below 1
     */
    public double errorBudget() {
        return errorBudget;
    }

    /**
     * The length of the period.
     *
     * @return of a calendar period the real one of the current one: 28 days in February 2026
     */
    public Duration period() {
        return period;
    }

    /**
     * Good events in the period.
     *
     * @return 0 or more, less those left out
     */
    public long good() {
        return good;
    }

    /**
     * Bad events in the period.
     *
     * @return 0 or more, less those left out or forgiven
     */
    public long bad() {
        return bad;
    }

    /**
     * How much of the whole period was observed and not excluded.
     *
     * @return 0 to 1
     */
    public double coverage() {
        return coverage;
    }

    /**
     * The share of the budget that is gone.
     *
     * @return 0 or more; above 1 when overspent
     */
    public double consumed() {
        return consumed;
    }

    /**
     * The pace at which the rest is being spent.
     *
     * @return a burn rate, 0 or more
     */
    public double currentBurnRate() {
        return currentBurnRate;
    }

    /**
     * How long until the next calendar period begins, and the budget anew.
     *
     * @return empty for a rolling period
     */
    public Optional<Duration> renewsIn() {
        return Optional.ofNullable(renewsIn);
    }

    /**
     * How long the rest lasts at the current burn rate: period x remaining / burn rate.
     *
     * @return zero when it is spent; empty when nothing burns, or when it lasts until the next calendar period, which brings
     *     a new budget
     */
    public Optional<Duration> timeToExhaustion() {
        if (remaining() <= 0) {
            return Optional.of(Duration.ZERO);
        }
        if (currentBurnRate <= 0) {
            return Optional.empty();
        }
        double nanos = Durations.saturatedNanos(period) / currentBurnRate * remaining();
        Duration lasts = Duration.ofNanos((long) Math.min(nanos, Long.MAX_VALUE));
        return renewsIn != null && lasts.compareTo(renewsIn) >= 0 ? Optional.empty() : Optional.of(lasts);
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
     * How it stands, in words: {@code 97.9% of the budget of 30d is left}, {@code The budget of 30d is overspent: 120% is
     * gone}. The budget of a calendar period is known by when it {@code renews}.
     *
     * @return a sentence without its full stop
     */
    public String text() {
        String which = renewsIn()
                .map(renewal -> "budget, which renews in " + Figures.time(renewal) + ",")
                .orElseGet(() -> "budget of " + Durations.text(period));
        if (remaining() > 0) {
            return remainingText() + " of the " + which + " is left";
        }
        return consumed < 2
                ? "The " + which + " is overspent: " + Figures.percent(consumed) + " is gone"
                : "The " + which + " has been spent " + Figures.number(consumed) + " times over";
    }

    /**
     * The share that is left, as people write it.
     *
     * @return a percentage of three digits: {@code 97.9%}, {@code 0.75%}, {@code -20%}
     */
    public String remainingText() {
        return Figures.percent(remaining());
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BudgetStatus that
                && Double.compare(errorBudget, that.errorBudget) == 0
                && period.equals(that.period)
                && good == that.good
                && bad == that.bad
                && Double.compare(coverage, that.coverage) == 0
                && Double.compare(consumed, that.consumed) == 0
                && Double.compare(currentBurnRate, that.currentBurnRate) == 0
                && Objects.equals(renewsIn, that.renewsIn);
    }

    @Override
    public int hashCode() {
        return Objects.hash(errorBudget, period, good, bad, consumed);
    }

    /** What is left in words, and of how many events: {@code 97.9% of the budget of 30d is left (9,979 good, 21 bad)}. */
    @Override
    public String toString() {
        return text() + " (" + Figures.count(good) + " good, " + Figures.count(bad) + " bad)";
    }
}
