package io.slo4j.alert;

import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A latency rule: it holds while a quantile of the durations in a window is above a threshold; in other words, while more
 * than {@code 1 - quantile} of the events took longer. For SLOs that keep latency windows
 * ({@code trackLatency()}), whose precision is that of their range. A component out of its range is refused with an
 * {@code IllegalArgumentException}. Immutable.
 *
 * <p>As with burn rates, the unseen part of a young process's window counts as quick at the same traffic, unless the policy
 * is observed only. Without events in the window the rule is off.
 *
 * @param severity how urgent it is
 * @param quantile which quantile, above 0 and below 1: 0.95 is the 95th percentile
 * @param threshold how long it may take, above zero
 * @param window the window, above zero
 * @param hold how long the condition must have held before the alert fires; zero fires at once
 * @param keepFiring how long the alert goes on firing after the condition has ended; zero resolves at once
 * @param minimumEvents how many events the window must hold at least, 0 or more
 * @param name what people call it, by default {@code p95 above 200ms in 5m}
 */
public record LatencyRule(
        Severity severity,
        double quantile,
        Duration threshold,
        Duration window,
        Duration hold,
        Duration keepFiring,
        long minimumEvents,
        String name)
        implements AlertRule {

    /**
     * Checks the components.
     *
     * @param severity any
     * @param quantile above 0 and below 1
     * @param threshold above zero
     * @param window above zero
     * @param hold zero or more
     * @param keepFiring zero or more
     * @param minimumEvents 0 or more
     * @param name not blank
     */
    public LatencyRule {
        Objects.requireNonNull(severity, "severity");
        if (!(quantile > 0 && quantile < 1)) {
            throw new IllegalArgumentException("quantile must be above 0 and below 1, but was " + quantile);
        }
        Durations.positiveNanos("latency threshold", threshold);
        Durations.positiveNanos("window", window);
        Ranges.count("minimum events", minimumEvents);
        Ranges.timing(hold, keepFiring, name);
    }

    /**
     * Alerts when a quantile is above a threshold: {@code above(PAGE, 0.95, ofMillis(200), ofMinutes(5))}.
     *
     * @param severity how urgent it is
     * @param quantile which quantile, above 0 and below 1
     * @param threshold how long it may take, above zero
     * @param window the window, above zero
     * @return a rule that fires and resolves without delay
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static LatencyRule above(Severity severity, double quantile, Duration threshold, Duration window) {
        String name =
                Figures.percentile(quantile) + " above " + Durations.text(threshold) + " in " + Durations.text(window);
        return new LatencyRule(severity, quantile, threshold, window, Duration.ZERO, Duration.ZERO, 0, name);
    }

    /**
     * The share of events that may take longer than the threshold.
     *
     * @return 1 - quantile, subtracted exactly and rounded once
     */
    public double shareAllowed() {
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(quantile)).doubleValue();
    }

    @Override
    public LatencyRule withHold(Duration duration) {
        return new LatencyRule(severity, quantile, threshold, window, duration, keepFiring, minimumEvents, name);
    }

    @Override
    public LatencyRule withKeepFiring(Duration duration) {
        return new LatencyRule(severity, quantile, threshold, window, hold, duration, minimumEvents, name);
    }

    /**
     * The same rule, holding only when the window has this many events.
     *
     * @param events how many, 0 or more
     * @return a new rule
     * @throws IllegalArgumentException if the count is negative
     */
    public LatencyRule withMinimumEvents(long events) {
        return new LatencyRule(severity, quantile, threshold, window, hold, keepFiring, events, name);
    }

    @Override
    public LatencyRule withName(String text) {
        return new LatencyRule(severity, quantile, threshold, window, hold, keepFiring, minimumEvents, text);
    }

    @Override
    public List<Duration> windows() {
        return List.of(window);
    }

    @Override
    public void requireAbleToFire(Duration period, BigDecimal errorBudget) {
        Ranges.window("window", window, name, period);
    }
}
