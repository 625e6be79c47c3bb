package io.slo4j.simulate;

import io.slo4j.alert.BurnRateRule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * A fault of one error ratio after a clean history, at steady traffic, in seconds.
 *
 * <p>t into the fault, a window w holds a share of min(t, w) / w x errorRatio bad events; x after a fault of length d, it
 * holds min(d, w - x) / w x errorRatio. A rule's condition holds while both its windows are above limit = factor x budget.
 * On the way up the long window is the later one to exceed the limit. On the way down the short window is the first to
 * come back to it, whatever the length of the fault: one that has fired outlasts limit x long / errorRatio, so the long
 * window stays above the limit until the fault leaves it, and so does the short one.
 */
final class ConstantFault {
    private static final Duration ONE_HOUR = Duration.ofHours(1);

    private final BigDecimal errorRatio;
    private final BigDecimal errorBudget;
    private final Duration period;
    private final boolean observedOnly;

    ConstantFault(BigDecimal errorRatio, BigDecimal errorBudget, Duration period, boolean observedOnly) {
        this.errorRatio = errorRatio;
        this.errorBudget = errorBudget;
        this.period = period;
        this.observedOnly = observedOnly;
    }

    /** The comparison is strict: an error ratio of exactly the limit is not told of. */
    boolean isDetectedBy(BurnRateRule rule) {
        return errorRatio.compareTo(limit(rule)) > 0;
    }

    Optional<Detection> detection(BurnRateRule rule) {
        return isDetectedBy(rule) ? Optional.of(detected(rule)) : Optional.empty();
    }

    private Detection detected(BurnRateRule rule) {
        Duration rise = share(limit(rule), rule.longWindow());
        Duration fall = rule.shortWindow().minus(share(limit(rule), rule.shortWindow()));
        Duration fires = rise.plus(rule.hold());
        /* The condition outlasts the fault, so a part of the hold may pass afterwards. */
        Duration shortest = rise.plus(longer(Duration.ZERO, rule.hold().minus(fall)));
        Duration resolves = fall.plus(rule.keepFiring());
        return new Detection(
                rule,
                fires,
                observedOnly ? rule.hold() : fires,
                consumed(fires),
                new Detection.Episode(shortest, resolves, consumed(shortest)),
                ONE_HOUR.compareTo(shortest) > 0
                        ? Optional.of(new Detection.Episode(ONE_HOUR, resolves, consumed(ONE_HOUR)))
                        : Optional.empty());
    }

    Optional<Duration> exhaustsBudgetAfter() {
        return errorRatio.compareTo(errorBudget) < 0 ? Optional.empty() : Optional.of(share(errorBudget, period));
    }

    private BigDecimal limit(BurnRateRule rule) {
        return rule.factor().multiply(errorBudget);
    }

    /** ratio / errorRatio of a duration. */
    private Duration share(BigDecimal ratio, Duration duration) {
        BigDecimal nanos = nanos(duration).multiply(ratio).divide(errorRatio, 0, RoundingMode.HALF_UP);
        return Duration.ofNanos(nanos.longValueExact());
    }

    private double consumed(Duration fault) {
        return nanos(fault)
                .multiply(errorRatio)
                .divide(nanos(period).multiply(errorBudget), MathContext.DECIMAL64)
                .doubleValue();
    }

    private static BigDecimal nanos(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds(), -9).add(BigDecimal.valueOf(duration.getNano()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
