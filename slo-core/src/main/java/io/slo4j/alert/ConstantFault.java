package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Nanos;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fault that begins at once and has a constant error ratio, after a history without errors and at steady traffic. The
 * {@linkplain AlertRule#detectionOf closed form} of a rule assumes it. Immutable.
 */
public final class ConstantFault {
    private final BigDecimal errorRatio;
    private final BigDecimal errorBudget;
    private final Duration period;
    private final boolean observedOnly;

    private ConstantFault(BigDecimal errorRatio, BigDecimal errorBudget, Duration period, boolean observedOnly) {
        this.errorRatio = errorRatio;
        this.errorBudget = errorBudget;
        this.period = period;
        this.observedOnly = observedOnly;
    }

    /**
     * A fault of an SLO.
     *
     * @param errorRatio bad / (good + bad) while the fault lasts, above 0 and at most 1
     * @param errorBudget 1 - objective, above 0 and below 1
     * @param period the length of the SLO's period, above zero
     * @return the fault
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static ConstantFault of(BigDecimal errorRatio, BigDecimal errorBudget, Duration period) {
        if (given("error ratio", errorRatio).signum() <= 0 || errorRatio.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("error ratio must be above 0 and at most 1, but was " + errorRatio);
        }
        if (given("error budget", errorBudget).signum() <= 0 || errorBudget.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("error budget must be above 0 and below 1, but was " + errorBudget);
        }
        Nanos.positive("period", period);
        return new ConstantFault(errorRatio, errorBudget, period, false);
    }

    /**
     * The same fault, for rules of a policy that is {@linkplain AlertPolicy#observedOnly observed only}.
     *
     * @return a fault
     */
    public ConstantFault observedOnly() {
        return new ConstantFault(errorRatio, errorBudget, period, true);
    }

    /**
     * The error ratio.
     *
     * @return bad / (good + bad) while the fault lasts, above 0 and at most 1
     */
    public BigDecimal errorRatio() {
        return errorRatio;
    }

    /**
     * The error budget.
     *
     * @return 1 - objective, above 0 and below 1
     */
    public BigDecimal errorBudget() {
        return errorBudget;
    }

    /**
     * Whether rules are evaluated over the observed part of each window only.
     *
     * @return true after {@link #observedOnly()}
     */
    public boolean isObservedOnly() {
        return observedOnly;
    }

    /**
     * The burn rate of the fault.
     * @return error ratio / error budget, above 0
     */
    public double burnRate() {
        return errorRatio.divide(errorBudget, MathContext.DECIMAL64).doubleValue();
    }

    /**
     * How long the fault takes to spend the period's budget.
     *
     * @return empty if it never does, because it burns no faster than the objective allows
     */
    public Optional<Duration> exhaustsBudgetAfter() {
        return errorRatio.compareTo(errorBudget) < 0 ? Optional.empty() : Optional.of(reaches(errorBudget, period));
    }

    /**
     * The share of the period's budget that the fault consumes in a time.
     *
     * @param duration the time since it began, zero or more
     * @return a share, 0 or more; 1 is the whole budget
     */
    public double consumesIn(Duration duration) {
        return nanos(given("duration", duration))
                .multiply(errorRatio)
                .divide(nanos(period).multiply(errorBudget), MathContext.DECIMAL64)
                .doubleValue();
    }

    /**
     * The time from the beginning of the fault until a window without earlier errors has this error ratio, which is at most
     * that of the fault.
     */
    Duration reaches(BigDecimal ratio, Duration window) {
        BigDecimal nanos = nanos(window).multiply(ratio).divide(errorRatio, 0, RoundingMode.HALF_UP);
        return Duration.ofNanos(nanos.longValueExact());
    }

    private static BigDecimal nanos(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds(), -9).add(BigDecimal.valueOf(duration.getNano()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConstantFault that
                && errorRatio.compareTo(that.errorRatio) == 0
                && errorBudget.compareTo(that.errorBudget) == 0
                && period.equals(that.period)
                && observedOnly == that.observedOnly;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(errorRatio.doubleValue()) * 31 + period.hashCode();
    }

    @Override
    public String toString() {
        return "ConstantFault[errorRatio=" + errorRatio + ", errorBudget=" + errorBudget + ", period="
                + Durations.text(period) + (observedOnly ? ", observed only]" : "]");
    }
}
