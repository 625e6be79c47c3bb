package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.check.Numbers;
import io.slo4j.internal.check.OneLine;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A burn-rate rule: it holds while the error budget burns faster than {@code factor} times the sustainable pace in both a
 * long and a short window (<a href="https://sre.google/workbook/alerting-on-slos/">SRE Workbook, chapter 5</a>,
 * multiwindow, multi-burn-rate alerts). The long window makes an alert significant; the short one makes it resolve soon
 * after the fault ends.
 *
 * <p>The comparison is strict: a burn rate of exactly the factor does not fire. A value out of its range throws an
 * {@code IllegalArgumentException}. Immutable.
 */
public final class BurnRateRule extends AlertRule {
    private final BigDecimal factor;
    private final Duration longWindow;
    private final Duration shortWindow;
    private final Sufficiency sufficiency;
    private final double resolveBelow;

    /**
     * The figures that a burn-rate rule compares.
     *
     * @param burnRates error ratio / error budget in the rule's windows
     * @param errorRatio bad / (good + bad) in the long window
     */
    public record Seen(BurnRates burnRates, double errorRatio) implements Evidence {
        /**
         * Checks the components.
         *
         * @param burnRates any
         * @param errorRatio 0 to 1
         */
        public Seen {
            given("burn rates", burnRates);
            Numbers.finite("error ratio", errorRatio);
        }
    }

    BurnRateRule(
            Severity severity,
            BigDecimal factor,
            Duration longWindow,
            Duration shortWindow,
            Duration hold,
            Duration keepFiring,
            Sufficiency sufficiency,
            double resolveBelow,
            String name) {
        super(Kind.BURN_RATE, severity, hold, keepFiring, name);
        Ranges.factor(factor);
        Ranges.windows(longWindow, shortWindow);
        /* 14.40, which is 2 % of thirty days in an hour, is the same factor as 14.4. */
        this.factor = new BigDecimal(factor.stripTrailingZeros().toPlainString());
        this.longWindow = longWindow;
        this.shortWindow = shortWindow;
        this.sufficiency = sufficiency;
        this.resolveBelow = Ranges.aboveZero("resolve below", resolveBelow);
    }

    /**
     * A rule that fires and resolves without delay.
     *
     * @param severity how urgent it is
     * @param factor the burn rate that both windows must exceed, 1e-15 to 1e15; 1 spends exactly the budget in exactly the
     *     period
     * @param longWindow the long window
     * @param shortWindow the short window, shorter than the long one
     * @return the rule, by name {@code 14.4x 1h/5m}
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static BurnRateRule of(Severity severity, double factor, Duration longWindow, Duration shortWindow) {
        return plain(severity, BigDecimal.valueOf(Numbers.positive("factor", factor)), longWindow, shortWindow);
    }

    /**
     * A rule that fires when a share of the period's budget is consumed within its long window: 2 % of thirty days in one
     * hour is a burn rate of 0.02 x 720 h / 1 h = 14.4.
     *
     * @param severity how urgent it is
     * @param budgetShare the share of the period's budget, above 0 and below 1
     * @param period the period the budget is for
     * @param longWindow the long window
     * @param shortWindow the short window, shorter than the long one
     * @return the rule, which fires and resolves without delay
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static BurnRateRule ofBudgetShare(
            Severity severity, double budgetShare, Duration period, Duration longWindow, Duration shortWindow) {
        BigDecimal factor = BigDecimal.valueOf(Numbers.properShare("budget share", budgetShare))
                .multiply(BigDecimal.valueOf(Nanos.positive("period", period)))
                .divide(BigDecimal.valueOf(Nanos.positive("long window", longWindow)), MathContext.DECIMAL64);
        return plain(severity, factor, longWindow, shortWindow);
    }

    static BurnRateRule plain(Severity severity, BigDecimal factor, Duration longWindow, Duration shortWindow) {
        String name = BurnRateText.name(factor, given("long window", longWindow), given("short window", shortWindow));
        return new BurnRateRule(
                severity, factor, longWindow, shortWindow, Duration.ZERO, Duration.ZERO, Sufficiency.ANYTHING, 1, name);
    }

    @Override
    public BurnRateRule withHold(Duration duration) {
        return with(duration, keepFiring(), sufficiency, resolveBelow, name());
    }

    @Override
    public BurnRateRule withKeepFiring(Duration duration) {
        return with(hold(), duration, sufficiency, resolveBelow, name());
    }

    /**
     * The same rule, holding only if the long window has at least this many events, so that a single error among few
     * requests at night does not page.
     *
     * @param events how many, 0 or more
     * @return a new rule
     * @throws IllegalArgumentException if the count is negative
     */
    public BurnRateRule withMinimumEvents(long events) {
        return with(sufficiency.withEvents(events));
    }

    /**
     * The same rule, holding only if the long window has at least this many bad events.
     *
     * @param events how many, 0 or more
     * @return a new rule
     * @throws IllegalArgumentException if the count is negative
     */
    public BurnRateRule withMinimumBadEvents(long events) {
        return with(sufficiency.withBadEvents(events));
    }

    /**
     * The same rule, beginning to hold only when bad events, or the ends of bad time slices, have come in at least this many ticks
     * of the long window: what comes in one burst is one event, however many calls it has failed. A tick is a second by default.
     *
     * @param ticks how many, 0 to 3
     * @return a new rule
     * @throws IllegalArgumentException if the number is out of range
     */
    public BurnRateRule withMinimumBadTicks(int ticks) {
        return with(sufficiency.withBadTicks(ticks));
    }

    /**
     * The same rule, beginning to hold only when the bad events of the long window are hardly chance: when the probability of as
     * many, while the promise is just kept (a burn rate of 1), is below this. So a service that keeps its promise is not alerted
     * for, at any traffic. The probability is the tail of a binomial distribution over the events that were seen.
     *
     * @param probability above 0 and at most 1; 1 to ask nothing
     * @return a new rule
     * @throws IllegalArgumentException if the probability is out of range
     */
    public BurnRateRule withSignificance(double probability) {
        return with(sufficiency.withSignificance(probability));
    }

    /**
     * The same rule, letting go only when one of the windows burns no faster than a share of the factor, so that a fault that goes
     * up and down about the factor is one alert.
     *
     * @param share above 0 and at most 1; 1 to let go as soon as the rule would not begin to hold
     * @return a new rule
     * @throws IllegalArgumentException if the share is out of range
     */
    public BurnRateRule withResolveBelow(double share) {
        return with(hold(), keepFiring(), sufficiency, share, name());
    }

    @Override
    public BurnRateRule withName(String text) {
        return with(hold(), keepFiring(), sufficiency, resolveBelow, text);
    }

    private BurnRateRule with(Sufficiency other) {
        return with(hold(), keepFiring(), other, resolveBelow, name());
    }

    private BurnRateRule with(Duration hold, Duration keepFiring, Sufficiency enough, double lower, String name) {
        return new BurnRateRule(severity(), factor, longWindow, shortWindow, hold, keepFiring, enough, lower, name);
    }

    /**
     * The burn rate that both windows must exceed.
     *
     * @return 1e-15 to 1e15; 1 spends exactly the budget in exactly the period
     */
    public BigDecimal factor() {
        return factor;
    }

    /**
     * The window that makes an alert significant.
     *
     * @return above zero
     */
    public Duration longWindow() {
        return longWindow;
    }

    /**
     * The window that makes an alert resolve soon after the fault ends.
     *
     * @return above zero, shorter than the long window
     */
    public Duration shortWindow() {
        return shortWindow;
    }

    /**
     * How many events the long window must hold at least.
     *
     * @return 0 or more
     */
    public long minimumEvents() {
        return sufficiency.minimumEvents();
    }

    /**
     * How many bad events the long window must hold at least.
     *
     * @return 0 or more
     */
    public long minimumBadEvents() {
        return sufficiency.minimumBadEvents();
    }

    /**
     * In how many ticks of the long window bad events must have come at least.
     *
     * @return 0 to 3
     */
    public int minimumBadTicks() {
        return sufficiency.minimumBadTicks();
    }

    /**
     * How improbable the bad events of the long window must be if the promise were just kept.
     *
     * @return above 0, and 1 if nothing is asked
     */
    public double significance() {
        return sufficiency.significance();
    }

    /**
     * The share of the factor that a burn rate must come down to, in one of the windows, for a firing rule to let go.
     *
     * @return above 0 and at most 1
     */
    public double resolveBelow() {
        return resolveBelow;
    }

    @Override
    BurnRateRule withChance(DoubleUnaryOperator change) {
        return withSignificance(change.applyAsDouble(significance()));
    }

    @Override
    public List<Duration> windows() {
        return List.of(longWindow, shortWindow);
    }

    @Override
    public List<WatchedFigure> figures() {
        return List.of(
                WatchedFigure.burnRate(
                        longWindow, factor, Seen.class, seen -> seen.burnRates().longWindow()),
                WatchedFigure.burnRate(
                        shortWindow,
                        factor,
                        Seen.class,
                        seen -> seen.burnRates().shortWindow()));
    }

    @Override
    void checkLimits(Duration period, BigDecimal errorBudget) {
        Ranges.window("long window", longWindow, name(), period);
        Ranges.reachable(name(), factor, errorBudget);
    }

    @Override
    Optional<BigDecimal> limitOf(BigDecimal errorBudget) {
        return Optional.of(factor.multiply(errorBudget));
    }

    @Override
    Optional<FaultDetection> detected(ConstantFault fault) {
        return new BurnRateDetection(factor, longWindow, shortWindow, sufficiency, resolveBelow)
                .of(fault, hold(), keepFiring());
    }

    @Override
    String words(Evidence evidence, String objective, String budget, String causes) {
        Seen seen = (Seen) evidence;
        return BurnRateText.words(
                factor, longWindow, shortWindow, seen.burnRates(), seen.errorRatio(), causes, objective, budget);
    }

    @Override
    String condition() {
        return BurnRateText.condition(factor, longWindow, shortWindow, sufficiency, resolveBelow);
    }

    static Optional<BurnRateRule> read(RuleText text) {
        return text.parts(BurnRateText.WRITTEN)
                .map(parts -> plain(
                                text.severity(),
                                new BigDecimal(parts.group(1)),
                                Durations.parse("long window", parts.group(2)),
                                Durations.parse("short window", parts.group(3)))
                        .with(Sufficiency.read(parts, 4))
                        .withResolveBelow(parts.group(8) == null ? 1 : RuleText.share(parts.group(8))));
    }

    @Override
    String usualName() {
        return BurnRateText.name(factor, longWindow, shortWindow);
    }

    @Override
    public String toString() {
        return OneLine.of("BurnRateRule[severity=" + severity() + ", factor=" + factor + ", longWindow=" + longWindow
                + ", shortWindow=" + shortWindow + ", hold=" + hold() + ", keepFiring=" + keepFiring()
                + ", " + sufficiency.components() + (resolveBelow == 1 ? "" : ", resolveBelow=" + resolveBelow)
                + ", name="
                + name() + "]");
    }
}
