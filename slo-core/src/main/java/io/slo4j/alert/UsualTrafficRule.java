package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.check.Numbers;
import io.slo4j.internal.check.OneLine;
import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A rule about unusual traffic: it holds while a window has fewer events than a share of what is usual at this hour of the week, or more.
 * Good and bad events count; ignored ones do not. A value out of its range throws an {@code IllegalArgumentException}. Immutable.
 *
 * <p>Usual is the median of the same window in the last eight weeks, so that a holiday or a failure among them does not matter. An SLO
 * with such a rule keeps the events of each hour, also across restarts. The rule is off until {@value UsualFigure#LEAST_WEEKS} weeks are known.
 *
 * <p>The rule begins to hold if so few or so many events would come by chance less often than its significance, even where the expected
 * number lies at the end of what is usual: the median and two usual deviations from it. It ends when the share is reached again.
 */
public final class UsualTrafficRule extends AlertRule {
    private static final double USUAL_SIGNIFICANCE = 0.0001;
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern WRITTEN = Pattern.compile(
            "events (below|above) (\\d+(?:\\.\\d+)?(?:e-?\\d{1,3})?)% of usual in ([^,(]+?)(?: \\(([^()]+)\\))?"
                    + Sufficiency.CHANCE);

    private final boolean above;
    private final double share;
    private final Duration window;
    private final ZoneId zone;
    private final double significance;

    /**
     * The figures that such a rule compares.
     *
     * @param events the events in the window
     * @param usual the median of the weeks that are known; 0 if none is
     * @param spread the usual deviation from it
     * @param weeks of how many weeks it is known
     * @param coverage the share of the window that was observed, 0 to 1
     * @param errorRatio the share of bad events in the window, beside the usual one; the rule does not judge it
     * @param slowest the seconds that 99 of 100 events took at most, beside the usual ones, if the SLO keeps latency windows; the
     *     rule does not judge them
     */
    public record Seen(
            long events,
            double usual,
            double spread,
            int weeks,
            double coverage,
            UsualFigure errorRatio,
            Optional<UsualFigure> slowest)
            implements Evidence {
        /**
         * Checks the components.
         *
         * @param events 0 or more
         * @param usual 0 or more
         * @param spread 0 or more
         * @param weeks 0 or more
         * @param coverage 0 to 1
         * @param errorRatio any
         * @param slowest any
         */
        public Seen {
            Numbers.finite("usual events", usual);
            Numbers.finite("usual deviation", spread);
            Numbers.finite("coverage", coverage);
            given("error ratio", errorRatio);
            given("slowest events", slowest);
        }

        /**
         * The events beside the usual ones.
         *
         * @return as the components say
         */
        public UsualFigure traffic() {
            return new UsualFigure((double) events, usual, spread, weeks);
        }

        /**
         * Whether enough weeks are known to say what is usual.
         *
         * @return true from {@value UsualFigure#LEAST_WEEKS} weeks on
         */
        public boolean isKnown() {
            return weeks >= UsualFigure.LEAST_WEEKS;
        }

        /**
         * The events over the usual ones.
         *
         * @return 0 or more; 1 while it is not known what is usual
         */
        public double share() {
            return isKnown() && usual > 0 ? events / usual : 1;
        }

        /**
         * The band of the usual in words.
         *
         * @return for example {@code 480 to 620 events are usual}, or that it is not known yet
         */
        public String text() {
            return isKnown()
                    ? Figures.number(traffic().low()) + " to "
                            + Figures.number(traffic().high()) + " events are usual"
                    : "what is usual is not known yet, of " + weeks + " weeks instead of " + UsualFigure.LEAST_WEEKS;
        }
    }

    private UsualTrafficRule(
            Severity severity,
            boolean above,
            double share,
            Duration window,
            ZoneId zone,
            Duration hold,
            Duration keepFiring,
            double significance,
            String name) {
        super(Kind.USUAL_TRAFFIC, severity, hold, keepFiring, name);
        this.above = above;
        this.share = checked(above, share);
        this.window = checked(window);
        this.zone = given("time zone", zone);
        this.significance = Ranges.aboveZero("significance", significance);
    }

    private static double checked(boolean above, double share) {
        Numbers.positive("share of the usual traffic", share);
        if (above ? share <= 1 : share >= 1) {
            throw new IllegalArgumentException(
                    "share of the usual traffic must be " + (above ? "above" : "below") + " 1, but was " + share);
        }
        return share;
    }

    private static Duration checked(Duration window) {
        Nanos.positive("window", given("window", window));
        if (window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "window of usual traffic must be at most 1d, but was " + Durations.text(window));
        }
        return window;
    }

    static UsualTrafficRule plain(Severity severity, boolean above, double share, Duration window) {
        given("severity", severity);
        String name = usualName(above, checked(above, share), checked(window));
        return new UsualTrafficRule(
                severity, above, share, window, ZoneOffset.UTC, Duration.ZERO, Duration.ZERO, USUAL_SIGNIFICANCE, name);
    }

    /**
     * The same rule by the clock of a time zone; {@code Z} by default. Where clocks change, the same hour of another week is the one that
     * they showed then.
     *
     * @param clocks where the traffic comes from
     * @return a new rule
     */
    public UsualTrafficRule withZone(ZoneId clocks) {
        return new UsualTrafficRule(
                severity(), above, share, window, clocks, hold(), keepFiring(), significance, name());
    }

    /**
     * The same rule with another significance; 0.0001 by default.
     *
     * @param probability above 0, at most 1; 1 asks nothing of chance
     * @return a new rule
     */
    public UsualTrafficRule withSignificance(double probability) {
        return with(hold(), keepFiring(), probability, name());
    }

    @Override
    public UsualTrafficRule withHold(Duration duration) {
        return with(duration, keepFiring(), significance, name());
    }

    @Override
    public UsualTrafficRule withKeepFiring(Duration duration) {
        return with(hold(), duration, significance, name());
    }

    @Override
    public UsualTrafficRule withName(String text) {
        return with(hold(), keepFiring(), significance, text);
    }

    private UsualTrafficRule with(Duration hold, Duration keepFiring, double chance, String name) {
        return new UsualTrafficRule(severity(), above, share, window, zone, hold, keepFiring, chance, name);
    }

    @Override
    UsualTrafficRule withChance(DoubleUnaryOperator change) {
        return withSignificance(change.applyAsDouble(significance));
    }

    /**
     * Whether the rule is about too many events.
     *
     * @return false if it is about too few
     */
    public boolean isAbove() {
        return above;
    }

    /**
     * The share of the usual traffic.
     *
     * @return below 1 where too few events fire, above 1 where too many do
     */
    public double share() {
        return share;
    }

    /**
     * The window.
     *
     * @return above zero, at most a day
     */
    public Duration window() {
        return window;
    }

    /**
     * The time zone by whose clock an hour of the week is the same as in another week.
     *
     * @return {@code Z} by default
     */
    public ZoneId zone() {
        return zone;
    }

    /**
     * How improbable so few or so many events must be.
     *
     * @return above 0, at most 1
     */
    public double significance() {
        return significance;
    }

    @Override
    public List<Duration> windows() {
        return List.of(window);
    }

    @Override
    public List<WatchedFigure> figures() {
        return List.of(WatchedFigure.of(
                Durations.text(window), "usual traffic", share, above, Seen.class, Seen::share, Figures::percent));
    }

    @Override
    void checkLimits(Duration period, BigDecimal errorBudget) {
        Ranges.window("window", window, name(), period);
    }

    @Override
    String words(Evidence evidence, String objective, String budget, String causes) {
        Seen seen = (Seen) evidence;
        return Figures.count(seen.events()) + (seen.events() == 1 ? " event" : " events") + " in the last "
                + Durations.text(window) + (seen.isKnown() ? "; at this hour of the week " : "; ") + seen.text() + "."
                + UsualFigureText.more(seen);
    }

    @Override
    String condition() {
        return "events " + (above ? "above " : "below ") + Figures.exactPercent(share) + " of usual in "
                + Durations.text(window)
                + (zone.equals(ZoneOffset.UTC) ? "" : " (" + zone + ")")
                + (significance == USUAL_SIGNIFICANCE ? "" : ", by chance below " + Figures.exact(significance));
    }

    private static String bound(boolean above, double share) {
        return (above ? "above " : "below ") + Figures.plainPercent(share) + " of usual";
    }

    static Optional<UsualTrafficRule> read(RuleText text) {
        return text.parts(WRITTEN).map(parts -> plain(text.severity(), parts));
    }

    private static UsualTrafficRule plain(Severity severity, MatchResult parts) {
        UsualTrafficRule rule = plain(
                severity,
                parts.group(1).equals("above"),
                RuleText.share(parts.group(2)),
                Durations.parse("window", parts.group(3)));
        UsualTrafficRule zoned = parts.group(4) == null ? rule : rule.withZone(ZoneId.of(parts.group(4)));
        return parts.group(5) == null ? zoned : zoned.withSignificance(Double.parseDouble(parts.group(5)));
    }

    @Override
    String usualName() {
        return usualName(above, share, window);
    }

    private static String usualName(boolean above, double share, Duration window) {
        return bound(above, share) + " in " + Durations.text(window);
    }

    @Override
    public String toString() {
        return OneLine.of("UsualTrafficRule[severity=" + severity() + ", above=" + above + ", share=" + share
                + ", window="
                + window + ", zone=" + zone + ", hold=" + hold() + ", keepFiring=" + keepFiring() + ", significance="
                + significance + ", name=" + name() + "]");
    }
}
