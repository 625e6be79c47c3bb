package io.slo4j.budget;

import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.check.Numbers;
import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The status of the error budget of one SLO. Immutable.
 *
 * <p>The consumed share is the burn rate over the period times the coverage of the period: the bad events, divided by those
 * that the whole period allows at the traffic observed so far. For a fully observed period that is bad / (budget x events).
 * With an objective of 99.9 % over thirty days, a process that is 10 s old and has observed 1 bad event of 10 has consumed
 * 0.04 %. It is never more than at the last bad event: silence consumes nothing.
 *
 * <p>Time that was not observed counts as good, at the same traffic: time before the registration, the rest of a calendar
 * period, and excluded intervals, whose events are not counted here. So a calendar period that is half over has a coverage
 * of a half.
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
            @Nullable Duration renewsIn) {
        this.errorBudget = errorBudget;
        this.period = period;
        this.good = good;
        this.bad = bad;
        this.coverage = coverage;
        this.consumed = consumed;
        this.currentBurnRate = currentBurnRate;
        this.renewsIn = renewsIn;
    }

    /**
     * Computes the status of the budget of a rolling period; {@link #withRenewalIn} makes it that of a calendar period.
     *
     * @param errorBudget 1 - objective, above 0 and below 1
     * @param period the length of the period, above zero
     * @param good good events in the period, 0 or more
     * @param bad bad events in the period, 0 or more
     * @param coverage the share of the period that was observed, 0 to 1
     * @param currentBurnRate the burn rate at which the rest is spent, 0 or more
     * @return the status
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static BudgetStatus of(
            double errorBudget, Duration period, long good, long bad, double coverage, double currentBurnRate) {
        if (!(errorBudget > 0 && errorBudget <= 1)) {
            throw new IllegalArgumentException("error budget must be above 0 and at most 1, but was " + errorBudget);
        }
        Nanos.positive("period", period);
        Numbers.count("good events", good);
        Numbers.count("bad events", bad);
        Numbers.share("coverage", coverage);
        Numbers.zeroOrMore("burn rate", currentBurnRate);
        double consumed = errorRatio(good, bad) / errorBudget * coverage;
        return new BudgetStatus(errorBudget, period, good, bad, coverage, consumed, currentBurnRate, null);
    }

    /**
     * The same status of the budget of a calendar period.
     *
     * @param time until the next period begins, zero or more
     * @return a copy
     * @throws IllegalArgumentException if the time is below zero
     */
    public BudgetStatus withRenewalIn(Duration time) {
        Nanos.orZero("time until the budget renews", time);
        return new BudgetStatus(errorBudget, period, good, bad, coverage, consumed, currentBurnRate, time);
    }

    /**
     * The same status with at most this share consumed. The consumed share grows while nothing happens, with the time observed
     * and as events leave the period; it is judged to be at most what it was at the last bad event.
     *
     * @param share 0 or more
     * @return this status, if no more is consumed
     * @throws IllegalArgumentException if the share is below 0 or not a number
     */
    public BudgetStatus withConsumedAtMost(double share) {
        Numbers.zeroOrMore("consumed share", share);
        return consumed <= share
                ? this
                : new BudgetStatus(errorBudget, period, good, bad, coverage, share, currentBurnRate, renewsIn);
    }

    /* By how much more traffic the period is judged than by that of now: 1 unless less is consumed than now's would say. */
    private double judgedTraffic() {
        double uncapped = errorRatio(good, bad) / errorBudget * coverage;
        return consumed >= uncapped ? 1 : uncapped / consumed;
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
     * @return for a calendar period the real length of the current one: 28 days in February 2026
     */
    public Duration period() {
        return period;
    }

    /**
     * Good events in the period.
     *
     * @return 0 or more, without excluded ones
     */
    public long good() {
        return good;
    }

    /**
     * Bad events in the period.
     *
     * @return 0 or more, without excluded and forgiven ones
     */
    public long bad() {
        return bad;
    }

    /**
     * The share of the period that was observed and not excluded.
     *
     * @return 0 to 1
     */
    public double coverage() {
        return coverage;
    }

    /**
     * The share of the budget that is consumed.
     *
     * @return 0 or more; above 1 when overspent
     */
    public double consumed() {
        return consumed;
    }

    /**
     * The burn rate at which the rest is spent.
     *
     * @return 0 or more; 1 spends exactly the budget in exactly the period
     */
    public double currentBurnRate() {
        return currentBurnRate;
    }

    /**
     * The time until the next calendar period begins, with a new budget.
     *
     * @return empty for a rolling period
     */
    public Optional<Duration> renewsIn() {
        return Optional.ofNullable(renewsIn);
    }

    /**
     * The time that the rest lasts at the current burn rate, as in {@link #timeToExhaustion(double)}.
     *
     * @return zero if the budget is spent; empty if it will not be: at a burn rate of at most 1 in a rolling period that is observed
     *     as a whole, or if the rest lasts until the next calendar period
     */
    public Optional<Duration> timeToExhaustion() {
        return timeToExhaustion(currentBurnRate);
    }

    /**
     * The time that the rest lasts at a burn rate: period x remaining / burn rate. A rolling period gives back what leaves it:
     * nothing as long as it is not observed as a whole, and from then on what is consumed now, evenly over the observed part.
     *
     * @param burnRate 0 or more
     * @return zero if the budget is spent; empty if it will not be: at a burn rate of at most 1 in a rolling period that is observed
     *     as a whole, or if the rest lasts until the next calendar period
     * @throws IllegalArgumentException if the burn rate is negative, infinite or not a number
     */
    public Optional<Duration> timeToExhaustion(double burnRate) {
        Numbers.zeroOrMore("burn rate", burnRate);
        if (remaining() <= 0) {
            return Optional.of(Duration.ZERO);
        }
        if (burnRate == 0) {
            return Optional.empty();
        }
        double periods = renewsIn == null ? rolling(burnRate) : remaining() / burnRate;
        if (renewsIn == null && periods > 1) {
            return Optional.empty();
        }
        Duration lasts = Duration.ofNanos((long) Math.min(periods * Nanos.of(period), Long.MAX_VALUE));
        return renewsIn != null && lasts.compareTo(renewsIn) >= 0 ? Optional.empty() : Optional.of(lasts);
    }

    /* In periods. What was consumed before has left after one, and then the budget stands where the burn rate keeps it. */
    private double rolling(double burnRate) {
        double unobserved = 1 - coverage;
        double leftThen = remaining() - burnRate * unobserved;
        if (leftThen <= 0) {
            return remaining() / burnRate;
        }
        double net = burnRate - (coverage == 0 ? 0 : consumed / coverage);
        return burnRate <= 1 || net <= 0 ? Double.POSITIVE_INFINITY : unobserved + leftThen / net;
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
     * The status in words: {@code 97.9% of the budget of 30d is left},
     * {@code The budget of 30d is overspent: 120% is gone}. For a calendar period the text says when it {@code renews}.
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
        if (consumed == 1) {
            return "The " + which + " is spent";
        }
        return consumed < 2
                ? "The " + which + " is overspent: " + Figures.percent(consumed) + " is gone"
                : "The " + which + " has been spent " + Figures.number(consumed) + " times over";
    }

    /**
     * The share that is left, as text.
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
        return errorRatio(good, bad) / errorBudget;
    }

    private static double errorRatio(long good, long bad) {
        return bad == 0 ? 0 : bad / events(good, bad);
    }

    /* Two counts that are not too large each may be so together. */
    private static double events(long good, long bad) {
        long events = good + bad;
        return events < 0 ? (double) good + bad : events;
    }

    /**
     * How many more bad events the period allows, at the traffic observed so far: error budget x events / coverage - bad.
     *
     * @return rounded down; below 0 when overspent, 0 before the first event
     */
    public long badEventsLeft() {
        return coverage == 0 ? 0 : (long) (whole(errorBudget * events(good, bad) / coverage * judgedTraffic()) - bad);
    }

    /* Rounded down, but not below a whole number from which only binary fractions keep it. */
    private static double whole(double allowed) {
        double nearest = Math.rint(allowed);
        return Math.abs(allowed - nearest) <= 4 * Math.ulp(nearest) ? nearest : Math.floor(allowed);
    }

    /**
     * The share of the period's budget that a number of its bad events costs.
     *
     * @param badEvents bad events, 0 or more
     * @return 0 or more; 0 without events in the period
     */
    public double costOf(long badEvents) {
        double events = events(good, bad);
        return events == 0 ? 0 : badEvents / (errorBudget * events) * coverage / judgedTraffic();
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

    /** The remaining share in words, and the events: {@code 97.9% of the budget of 30d is left (9,979 good, 21 bad)}. */
    @Override
    public String toString() {
        return text() + " (" + Figures.count(good) + " good, " + Figures.count(bad) + " bad)";
    }
}
