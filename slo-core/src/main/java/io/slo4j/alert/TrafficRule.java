package io.slo4j.alert;

import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A throughput rule: it holds while a window has no events, or fewer or more of them than a rate. Good and bad events count
 * alike; ignored ones do not. A component out of its range is refused with an {@code IllegalArgumentException}. Immutable.
 *
 * <p>That something is missing can be said only of a window that was observed as a whole, so a young process does not alert
 * for having seen little; what is too much in a part of the window is too much in the whole.
 *
 * @param severity how urgent it is
 * @param bound which traffic is wrong
 * @param perSecond the rate in events a second, above 0, or 0 for silence
 * @param window the window, above zero
 * @param hold how long the condition must have held before the alert fires; zero fires at once
 * @param keepFiring how long the alert goes on firing after the condition has ended; zero resolves at once
 * @param name what people call it, by default {@code no events in 10m}, {@code below 5/s in 5m}, {@code above 500/s in 5m}
 */
public record TrafficRule(
        Severity severity,
        Bound bound,
        double perSecond,
        Duration window,
        Duration hold,
        Duration keepFiring,
        String name)
        implements AlertRule {

    /** Which traffic is wrong. */
    public enum Bound {
        /** None at all. */
        SILENCE,
        /** Less than a rate. */
        BELOW,
        /** More than a rate. */
        ABOVE
    }

    /**
     * Checks the components.
     *
     * @param severity any
     * @param bound any
     * @param perSecond above 0, or 0 for silence
     * @param window above zero
     * @param hold zero or more
     * @param keepFiring zero or more
     * @param name not blank
     */
    public TrafficRule {
        Objects.requireNonNull(severity, "severity");
        boolean silence = Objects.requireNonNull(bound, "bound") == Bound.SILENCE;
        if (silence ? perSecond != 0 : !(perSecond > 0) || Double.isInfinite(perSecond)) {
            throw new IllegalArgumentException(
                    "rate must be " + (silence ? "0 for silence" : "above 0") + ", but was " + perSecond);
        }
        Durations.positiveNanos("window", window);
        Ranges.timing(hold, keepFiring, name);
    }

    /**
     * Alerts when a window has no events.
     *
     * @param severity how urgent it is
     * @param window how long the silence may last, above zero
     * @return the rule
     * @throws IllegalArgumentException if the window is not above zero
     */
    public static TrafficRule silence(Severity severity, Duration window) {
        return plain(severity, Bound.SILENCE, 0, window, "no events in " + Durations.text(window));
    }

    /**
     * Alerts when there are fewer events than a rate.
     *
     * @param severity how urgent it is
     * @param perSecond the rate in events a second, above 0
     * @param window the window it is averaged over, above zero
     * @return the rule
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static TrafficRule below(Severity severity, double perSecond, Duration window) {
        return plain(
                severity,
                Bound.BELOW,
                perSecond,
                window,
                "below " + Figures.plain(perSecond) + "/s in " + Durations.text(window));
    }

    /**
     * Alerts when there are more events than a rate.
     *
     * @param severity how urgent it is
     * @param perSecond the rate in events a second, above 0
     * @param window the window it is averaged over, above zero
     * @return the rule
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static TrafficRule above(Severity severity, double perSecond, Duration window) {
        return plain(
                severity,
                Bound.ABOVE,
                perSecond,
                window,
                "above " + Figures.plain(perSecond) + "/s in " + Durations.text(window));
    }

    private static TrafficRule plain(Severity severity, Bound bound, double perSecond, Duration window, String name) {
        return new TrafficRule(severity, bound, perSecond, window, Duration.ZERO, Duration.ZERO, name);
    }

    /**
     * Whether so much traffic in the whole window is wrong.
     *
     * @param events the events in the window
     * @return true if somebody must know
     */
    public boolean holdsAt(long events) {
        double expected = perSecond * Durations.saturatedNanos(window) / 1e9;
        return switch (bound) {
            case SILENCE -> events == 0;
            case BELOW -> events < expected;
            case ABOVE -> events > expected;
        };
    }

    @Override
    public TrafficRule withHold(Duration duration) {
        return new TrafficRule(severity, bound, perSecond, window, duration, keepFiring, name);
    }

    @Override
    public TrafficRule withKeepFiring(Duration duration) {
        return new TrafficRule(severity, bound, perSecond, window, hold, duration, name);
    }

    @Override
    public TrafficRule withName(String text) {
        return new TrafficRule(severity, bound, perSecond, window, hold, keepFiring, text);
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
