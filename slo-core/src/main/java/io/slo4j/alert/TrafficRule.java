package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.check.Numbers;
import io.slo4j.internal.check.OneLine;
import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A traffic rule: it holds while a window has no events, or fewer or more of them than a rate. Good and bad events count;
 * ignored ones do not. A value out of its range throws an {@code IllegalArgumentException}. Immutable.
 *
 * <p>Too few events can be found only in a window that was observed as a whole, so a new process does not alert because it
 * has seen little. Too many events in a part of the window are too many in the whole.
 */
public final class TrafficRule extends AlertRule {
    private static final Pattern WRITTEN =
            Pattern.compile("(?:no events|events (below|above) (\\d+(?:\\.\\d+)?(?:e-?\\d{1,3})?)/s) in ([^,]+)");

    private final Bound bound;
    private final double perSecond;
    private final Duration window;

    /** Which traffic makes the rule fire. */
    public enum Bound {
        /** No events. */
        SILENCE,
        /** Less than a rate. */
        BELOW,
        /** More than a rate. */
        ABOVE
    }

    /**
     * The figures that a traffic rule compares.
     *
     * @param events the events in the window
     * @param perSecond events a second, over the observed part of the window
     * @param coverage the share of the window that was observed, 0 to 1
     */
    public record Seen(long events, double perSecond, double coverage) implements Evidence {
        /**
         * Checks the components.
         *
         * @param events 0 or more
         * @param perSecond 0 or more
         * @param coverage 0 to 1
         */
        public Seen {
            Numbers.finite("events a second", perSecond);
            Numbers.finite("coverage", coverage);
        }
    }

    TrafficRule(
            Severity severity,
            Bound bound,
            double perSecond,
            Duration window,
            Duration hold,
            Duration keepFiring,
            String name) {
        super(Kind.TRAFFIC, severity, hold, keepFiring, name);
        requireRate(given("bound", bound), perSecond);
        Nanos.positive("window", window);
        this.bound = bound;
        this.perSecond = perSecond;
        this.window = window;
    }

    private static void requireRate(Bound bound, double perSecond) {
        if (bound != Bound.SILENCE) {
            Numbers.positive("rate", perSecond);
        } else if (perSecond != 0) {
            throw new IllegalArgumentException("rate must be 0 for silence, but was " + perSecond);
        }
    }

    /**
     * Alerts when a window has no events.
     *
     * @param severity how urgent it is
     * @param window how long the silence may last, above zero
     * @return the rule, by name {@code no events in 10m}
     * @throws IllegalArgumentException if the window is not above zero
     */
    public static TrafficRule silence(Severity severity, Duration window) {
        return plain(severity, Bound.SILENCE, 0, window);
    }

    /**
     * Alerts when there are fewer events than a rate.
     *
     * @param severity how urgent it is
     * @param perSecond the rate in events a second, above 0
     * @param window the window it is averaged over, above zero
     * @return the rule, by name {@code below 5/s in 5m}
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static TrafficRule below(Severity severity, double perSecond, Duration window) {
        return plain(severity, Bound.BELOW, perSecond, window);
    }

    /**
     * Alerts when there are more events than a rate.
     *
     * @param severity how urgent it is
     * @param perSecond the rate in events a second, above 0
     * @param window the window it is averaged over, above zero
     * @return the rule, by name {@code above 500/s in 5m}
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static TrafficRule above(Severity severity, double perSecond, Duration window) {
        return plain(severity, Bound.ABOVE, perSecond, window);
    }

    /**
     * Alerts when there are fewer events than a share of what is usual at this hour of the week.
     *
     * @param severity how urgent it is
     * @param share of the usual events, above 0 and below 1
     * @param window the window in which they are counted, above zero and at most a day
     * @return the rule, by name {@code below 50% of usual in 10m}
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static UsualTrafficRule belowUsual(Severity severity, double share, Duration window) {
        return UsualTrafficRule.plain(severity, false, share, window);
    }

    /**
     * Alerts when there are more events than a multiple of what is usual at this hour of the week.
     *
     * @param severity how urgent it is
     * @param share of the usual events, above 1
     * @param window the window in which they are counted, above zero and at most a day
     * @return the rule, by name {@code above 300% of usual in 10m}
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static UsualTrafficRule aboveUsual(Severity severity, double share, Duration window) {
        return UsualTrafficRule.plain(severity, true, share, window);
    }

    private static TrafficRule plain(Severity severity, Bound bound, double perSecond, Duration window) {
        requireRate(bound, perSecond);
        String name = usualName(bound, perSecond, window);
        return new TrafficRule(severity, bound, perSecond, window, Duration.ZERO, Duration.ZERO, name);
    }

    @Override
    public TrafficRule withHold(Duration duration) {
        return with(duration, keepFiring(), name());
    }

    @Override
    public TrafficRule withKeepFiring(Duration duration) {
        return with(hold(), duration, name());
    }

    @Override
    public TrafficRule withName(String text) {
        return with(hold(), keepFiring(), text);
    }

    private TrafficRule with(Duration hold, Duration keepFiring, String name) {
        return new TrafficRule(severity(), bound, perSecond, window, hold, keepFiring, name);
    }

    /**
     * Which traffic makes the rule fire.
     *
     * @return no events, less than a rate, or more than a rate
     */
    public Bound bound() {
        return bound;
    }

    /**
     * The rate.
     *
     * @return events a second, above 0, or 0 for silence
     */
    public double perSecond() {
        return perSecond;
    }

    /**
     * The window.
     *
     * @return above zero
     */
    public Duration window() {
        return window;
    }

    @Override
    public List<Duration> windows() {
        return List.of(window);
    }

    /*
     * Too many events in a part of the window are too many in the whole. Too few can be found only in the observed part: a
     * window that has just begun is not empty. Where nothing was observed yet, the window counts as a whole.
     */
    @Override
    public List<WatchedFigure> figures() {
        double seconds = Nanos.seconds(window);
        boolean tooMany = bound == Bound.ABOVE;
        return List.of(WatchedFigure.of(
                Durations.text(window),
                "events per second",
                perSecond,
                tooMany,
                Seen.class,
                seen -> seen.events() / (tooMany || seen.coverage() == 0 ? seconds : seconds * seen.coverage()),
                Figures::perSecond));
    }

    @Override
    void checkLimits(Duration period, BigDecimal errorBudget) {
        Ranges.window("window", window, name(), period);
    }

    @Override
    String words(Evidence evidence, String objective, String budget, String causes) {
        Seen seen = (Seen) evidence;
        String events = bound == Bound.SILENCE ? "no events" : Figures.number(seen.perSecond()) + " events a second";
        return events + " in the last " + Durations.text(window)
                + switch (bound) {
                    case SILENCE -> ".";
                    case BELOW -> "; at least " + Figures.plain(perSecond) + " are usual.";
                    case ABOVE -> "; at most " + Figures.plain(perSecond) + " are usual.";
                };
    }

    @Override
    String condition() {
        String rate = Figures.exact(perSecond) + "/s";
        return switch (bound) {
                    case SILENCE -> "no events";
                    case BELOW -> "events below " + rate;
                    case ABOVE -> "events above " + rate;
                }
                + " in " + Durations.text(window);
    }

    static Optional<TrafficRule> read(RuleText text) {
        return text.parts(WRITTEN).map(parts -> plain(text.severity(), parts));
    }

    private static TrafficRule plain(Severity severity, MatchResult parts) {
        Duration window = Durations.parse("window", parts.group(3));
        String bound = parts.group(1);
        return bound == null
                ? silence(severity, window)
                : plain(
                        severity,
                        Bound.valueOf(bound.toUpperCase(Locale.ROOT)),
                        Double.parseDouble(parts.group(2)),
                        window);
    }

    @Override
    String usualName() {
        return usualName(bound, perSecond, window);
    }

    private static String usualName(Bound bound, double perSecond, Duration window) {
        return switch (bound) {
                    case SILENCE -> "no events";
                    case BELOW -> "below " + Figures.plain(perSecond) + "/s";
                    case ABOVE -> "above " + Figures.plain(perSecond) + "/s";
                }
                + " in " + Durations.text(window);
    }

    @Override
    public String toString() {
        return OneLine.of(
                "TrafficRule[severity=" + severity() + ", bound=" + bound + ", perSecond=" + perSecond + ", window="
                        + window + ", hold=" + hold() + ", keepFiring=" + keepFiring() + ", name=" + name() + "]");
    }
}
