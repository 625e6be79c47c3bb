package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Numbers;
import io.slo4j.internal.check.OneLine;
import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;

/**
 * A rule about the end of the error budget: it holds while, at the present pace, nothing will be left of it within a given time, or
 * before the period renews if that is sooner. The less is left, the slower the burn rate that is told. A value out of its range
 * throws an {@code IllegalArgumentException}. Immutable.
 *
 * <p>The present pace is the burn rate of a twelfth of the time, and of a twelfth of that: both must be too fast, as with a
 * {@link BurnRateRule}. A burn rate of 1 or less is never too fast, because it keeps the promise. As in
 * {@link AlertPolicy#standard()}, the bad events must be hardly chance, must have come in three ticks or more, and the rule lets go at
 * half the pace, after five minutes (nine tenths of the shorter window, where that is less).
 */
public final class ExhaustionRule extends AlertRule {
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final int PART = 12;
    private static final Duration CALM = Duration.ofMinutes(5);
    private static final Pattern WRITTEN = Pattern.compile("budget exhausted within ([^,]+)" + Sufficiency.CHANCE);

    private final Duration within;
    private final double significance;

    /**
     * The figures that the rule compares.
     *
     * @param remaining the share of the period's error budget that is left: at most 1, below 0 when overspent
     * @param spends the share that is spent within the time of the rule at the pace of the longer window, 0 or more
     * @param burnRates error ratio / error budget in the two windows
     * @param errorRatio bad / (good + bad) in the longer window
     */
    public record Seen(double remaining, double spends, BurnRates burnRates, double errorRatio) implements Evidence {
        /**
         * Checks the components.
         *
         * @param remaining at most 1
         * @param spends 0 or more
         * @param burnRates any
         * @param errorRatio 0 to 1
         */
        public Seen {
            Numbers.remaining(remaining);
            Numbers.zeroOrMore("share to be spent", spends);
            given("burn rates", burnRates);
            Numbers.finite("error ratio", errorRatio);
        }
    }

    private ExhaustionRule(
            Severity severity, Duration within, double significance, Duration hold, Duration keepFiring, String name) {
        super(Kind.EXHAUSTION, severity, hold, keepFiring, name);
        this.within = within;
        this.significance = Ranges.aboveZero("significance", significance);
    }

    static ExhaustionRule of(Severity severity, Duration within) {
        if (given("time", within).compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("time until the budget is exhausted must be " + Durations.text(SHORTEST)
                    + " or more, but was " + Durations.text(within));
        }
        Duration ninth = part(part(within)).multipliedBy(9).dividedBy(10).truncatedTo(ChronoUnit.SECONDS);
        return new ExhaustionRule(
                severity,
                within,
                given("severity", severity) == Severity.PAGE ? 1e-4 : 1e-3,
                Duration.ZERO,
                ninth.compareTo(CALM) < 0 ? ninth : CALM,
                usualName(within));
    }

    @Override
    public ExhaustionRule withHold(Duration duration) {
        return new ExhaustionRule(severity(), within, significance, duration, keepFiring(), name());
    }

    @Override
    public ExhaustionRule withKeepFiring(Duration duration) {
        return new ExhaustionRule(severity(), within, significance, hold(), duration, name());
    }

    @Override
    public ExhaustionRule withName(String text) {
        return new ExhaustionRule(severity(), within, significance, hold(), keepFiring(), text);
    }

    /**
     * The same rule with another {@linkplain BurnRateRule#withSignificance significance}.
     *
     * @param probability above 0 and at most 1; 1 to ask nothing
     * @return a new rule
     * @throws IllegalArgumentException if the probability is out of range
     */
    public ExhaustionRule withSignificance(double probability) {
        return new ExhaustionRule(severity(), within, probability, hold(), keepFiring(), name());
    }

    /**
     * Within which time the budget must be exhausted at the present pace.
     *
     * @return an hour or more
     */
    public Duration within() {
        return within;
    }

    /**
     * How improbable the bad events of the longer window must be if the promise were just kept.
     *
     * @return above 0, and 1 if nothing is asked
     */
    public double significance() {
        return significance;
    }

    /**
     * The rule as one of burn rates, with the least factor that it ever has.
     *
     * @return with a factor of 1
     */
    public BurnRateRule pace() {
        Duration inLong = part(within);
        return BurnRateRule.of(severity(), 1, inLong, part(inLong))
                .withMinimumBadTicks(Sufficiency.MOST_TICKS)
                .withSignificance(significance)
                .withResolveBelow(0.5);
    }

    @Override
    ExhaustionRule withChance(DoubleUnaryOperator change) {
        return withSignificance(change.applyAsDouble(significance));
    }

    /* In whole seconds, which can be said. */
    private static Duration part(Duration whole) {
        return whole.dividedBy(PART).truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public List<Duration> windows() {
        return pace().windows();
    }

    @Override
    public List<WatchedFigure> figures() {
        return List.of(WatchedFigure.of(
                "left after " + Durations.text(within),
                "share of the budget",
                0,
                false,
                Seen.class,
                seen -> seen.remaining() - seen.spends(),
                Figures::percent));
    }

    @Override
    void checkLimits(Duration period, BigDecimal errorBudget) {
        Ranges.window("time until the budget is exhausted", within, name(), period);
    }

    @Override
    String words(Evidence evidence, String objective, String budget, String causes) {
        Seen seen = (Seen) evidence;
        List<Duration> windows = windows();
        String pace = seen.remaining() > 0
                ? "at the pace of the last " + Durations.text(windows.get(0)) + ", " + Figures.percent(seen.spends())
                        + " of the error budget is spent within " + Durations.text(within)
                        + ", or until it renews if that is sooner, and no more than "
                        + Figures.percent(seen.remaining()) + " is left. "
                : "nothing is left of the error budget, and it goes on burning. ";
        return pace + Figures.percent(seen.errorRatio()) + " of events in the last " + Durations.text(windows.get(0))
                + " were bad, " + Figures.times(seen.burnRates().longWindow()) + " of what the objective of "
                + objective
                + " allows (" + Figures.times(seen.burnRates().shortWindow()) + " in the last "
                + Durations.text(windows.get(1)) + "). " + budget;
    }

    @Override
    String condition() {
        return "budget exhausted within " + Durations.text(within) + Sufficiency.chance(significance);
    }

    static Optional<ExhaustionRule> read(RuleText text) {
        return text.parts(WRITTEN)
                .map(parts -> of(text.severity(), Durations.parse("time until the budget is exhausted", parts.group(1)))
                        .withSignificance(Sufficiency.chance(parts.group(2))));
    }

    @Override
    String usualName() {
        return usualName(within);
    }

    private static String usualName(Duration within) {
        return "budget exhausted within " + Durations.text(within);
    }

    @Override
    public String toString() {
        return OneLine.of("ExhaustionRule[severity=" + severity() + ", within=" + within + ", significance="
                + significance + ", hold=" + hold() + ", keepFiring=" + keepFiring() + ", name=" + name() + "]");
    }
}
