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
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;

/**
 * A latency rule: it holds while a quantile of the durations in a window is above a threshold; in other words, while more
 * than {@code 1 - quantile} of the events took longer. The SLO must keep latency windows ({@code trackLatency()}); their
 * range decides the precision. A value out of its range throws an {@code IllegalArgumentException}. Immutable.
 *
 * <p>As with burn rates, the unobserved part of a window counts as fast events at the same traffic, unless the policy is
 * observed only. In a window without events the condition does not hold.
 */
public final class LatencyRule extends AlertRule {
    private static final Pattern WRITTEN = Pattern.compile(
            "p(\\d+(?:\\.\\d+)?(?:e-?\\d{1,3})?) above ([^,]+) in ([^,]+)" + Sufficiency.EVENTS + Sufficiency.CHANCE);

    private final double quantile;
    private final Duration threshold;
    private final Duration window;
    private final long minimumEvents;
    private final double significance;

    /**
     * The figures that a latency rule compares.
     *
     * @param quantile the rule's quantile of the durations in its window; zero without events
     * @param shareAbove the share of events that took longer than the rule's threshold, 0 to 1
     * @param events the events in the window
     */
    public record Seen(Duration quantile, double shareAbove, long events) implements Evidence {
        /**
         * Checks the components.
         *
         * @param quantile zero or more
         * @param shareAbove 0 to 1
         * @param events 0 or more
         */
        public Seen {
            given("quantile", quantile);
            Numbers.finite("share above the threshold", shareAbove);
        }
    }

    LatencyRule(
            Severity severity,
            double quantile,
            Duration threshold,
            Duration window,
            Duration hold,
            Duration keepFiring,
            long minimumEvents,
            double significance,
            String name) {
        super(Kind.LATENCY, severity, hold, keepFiring, name);
        Numbers.properShare("quantile", quantile);
        Nanos.positive("latency threshold", threshold);
        Nanos.positive("window", window);
        this.quantile = quantile;
        this.threshold = threshold;
        this.window = window;
        this.minimumEvents = Numbers.count("minimum events", minimumEvents);
        this.significance = Ranges.aboveZero("significance", significance);
    }

    /**
     * Alerts when a quantile is above a threshold: {@code above(PAGE, 0.95, ofMillis(200), ofMinutes(5))}.
     *
     * @param severity how urgent it is
     * @param quantile which quantile, above 0 and below 1: 0.95 is the 95th percentile
     * @param threshold how long it may take, above zero
     * @param window the window, above zero
     * @return a rule that fires and resolves without delay, by name {@code p95 above 200ms in 5m}
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static LatencyRule above(Severity severity, double quantile, Duration threshold, Duration window) {
        Numbers.properShare("quantile", quantile);
        String name = usualName(quantile, given("latency threshold", threshold), given("window", window));
        return new LatencyRule(severity, quantile, threshold, window, Duration.ZERO, Duration.ZERO, 0, 1, name);
    }

    @Override
    public LatencyRule withHold(Duration duration) {
        return with(duration, keepFiring(), minimumEvents, significance, name());
    }

    @Override
    public LatencyRule withKeepFiring(Duration duration) {
        return with(hold(), duration, minimumEvents, significance, name());
    }

    /**
     * The same rule, holding only if the window has at least this many events.
     *
     * @param events how many, 0 or more
     * @return a new rule
     * @throws IllegalArgumentException if the count is negative
     */
    public LatencyRule withMinimumEvents(long events) {
        return with(hold(), keepFiring(), events, significance, name());
    }

    /**
     * The same rule, beginning to hold only when the slow events are hardly chance: when the probability of as many, while exactly
     * {@code 1 - quantile} of all events are slow, is below this. The probability is the tail of a binomial distribution over the
     * events of the window.
     *
     * @param probability above 0 and at most 1; 1 to ask nothing
     * @return a new rule
     * @throws IllegalArgumentException if the probability is out of range
     */
    public LatencyRule withSignificance(double probability) {
        return with(hold(), keepFiring(), minimumEvents, probability, name());
    }

    @Override
    public LatencyRule withName(String text) {
        return with(hold(), keepFiring(), minimumEvents, significance, text);
    }

    private LatencyRule with(Duration hold, Duration keepFiring, long events, double chance, String name) {
        return new LatencyRule(severity(), quantile, threshold, window, hold, keepFiring, events, chance, name);
    }

    /**
     * The quantile that the rule compares.
     *
     * @return above 0 and below 1: 0.95 is the 95th percentile
     */
    public double quantile() {
        return quantile;
    }

    /**
     * The threshold of the quantile.
     *
     * @return above zero
     */
    public Duration threshold() {
        return threshold;
    }

    /**
     * The window.
     *
     * @return above zero
     */
    public Duration window() {
        return window;
    }

    /**
     * How many events the window must hold at least.
     *
     * @return 0 or more
     */
    public long minimumEvents() {
        return minimumEvents;
    }

    /**
     * How improbable the slow events of the window must be if exactly as many were slow as may be.
     *
     * @return above 0, and 1 if nothing is asked
     */
    public double significance() {
        return significance;
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
    LatencyRule withChance(DoubleUnaryOperator change) {
        return withSignificance(change.applyAsDouble(significance()));
    }

    @Override
    public List<Duration> windows() {
        return List.of(window);
    }

    @Override
    public List<WatchedFigure> figures() {
        return List.of(
                WatchedFigure.of(
                        Figures.percentile(quantile),
                        "seconds",
                        Nanos.seconds(threshold),
                        true,
                        Seen.class,
                        seen -> Nanos.seconds(seen.quantile()),
                        figure -> Figures.time(Duration.ofNanos((long) (figure * 1e9)))),
                WatchedFigure.of(
                        "slower",
                        "share of events",
                        shareAllowed(),
                        true,
                        Seen.class,
                        Seen::shareAbove,
                        Figures::percent));
    }

    @Override
    void checkLimits(Duration period, BigDecimal errorBudget) {
        Ranges.window("window", window, name(), period);
    }

    @Override
    String words(Evidence evidence, String objective, String budget, String causes) {
        Seen seen = (Seen) evidence;
        return String.format(
                Locale.ROOT,
                "%s of events took longer than %s in the last %s; at most %s should (%s is %s). %s",
                Figures.percent(seen.shareAbove()),
                Durations.text(threshold),
                Durations.text(window),
                Figures.plainPercent(shareAllowed()),
                Figures.percentile(quantile),
                Figures.time(seen.quantile()),
                budget);
    }

    @Override
    String condition() {
        return Figures.percentile(quantile) + " above " + Durations.text(threshold) + " in " + Durations.text(window)
                + Sufficiency.minimum(minimumEvents, "events") + Sufficiency.chance(significance);
    }

    static Optional<LatencyRule> read(RuleText text) {
        return text.parts(WRITTEN)
                .map(parts -> above(
                                text.severity(),
                                RuleText.share(parts.group(1)),
                                Durations.parse("latency threshold", parts.group(2)),
                                Durations.parse("window", parts.group(3)))
                        .withMinimumEvents(Sufficiency.minimum(parts.group(4)))
                        .withSignificance(Sufficiency.chance(parts.group(5))));
    }

    @Override
    String usualName() {
        return usualName(quantile, threshold, window);
    }

    private static String usualName(double quantile, Duration threshold, Duration window) {
        return Figures.percentile(quantile) + " above " + Durations.text(threshold) + " in " + Durations.text(window);
    }

    @Override
    public String toString() {
        return OneLine.of("LatencyRule[severity=" + severity() + ", quantile=" + quantile + ", threshold=" + threshold
                + ", window="
                + window + ", hold=" + hold() + ", keepFiring=" + keepFiring() + ", minimumEvents=" + minimumEvents
                + (significance == 1 ? "" : ", significance=" + significance) + ", name=" + name() + "]");
    }
}
