package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.check.Numbers;
import io.slo4j.internal.check.OneLine;
import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

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
    /* Error budgets have at most fifteen digits. */
    private static final BigDecimal GREATEST_FACTOR = new BigDecimal("1e15");
    private static final BigDecimal LEAST_FACTOR = new BigDecimal("1e-15");

    private static final Pattern WRITTEN =
            Pattern.compile("burn rate above (\\d+(?:\\.\\d+)?(?:e-?\\d{1,3})?) in ([^,]+) and ([^,]+)"
                    + "(?:, at least (\\d+) events)?(?:, at least (\\d+) bad events)?");

    private final BigDecimal factor;
    private final Duration longWindow;
    private final Duration shortWindow;
    private final long minimumEvents;
    private final long minimumBadEvents;

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

        @Override
        public Kind kind() {
            return Kind.BURN_RATE;
        }
    }

    BurnRateRule(
            Severity severity,
            BigDecimal factor,
            Duration longWindow,
            Duration shortWindow,
            Duration hold,
            Duration keepFiring,
            long minimumEvents,
            long minimumBadEvents,
            String name) {
        super(Kind.BURN_RATE, severity, hold, keepFiring, name);
        if (factor.signum() <= 0) {
            throw new IllegalArgumentException("factor must be above 0, but was " + factor);
        }
        if (factor.compareTo(LEAST_FACTOR) < 0 || factor.compareTo(GREATEST_FACTOR) > 0) {
            throw new IllegalArgumentException("factor must be 1e-15 to 1e15, but was " + Figures.plain(factor));
        }
        Ranges.windows(longWindow, shortWindow);
        /* 14.40, which is 2 % of thirty days in an hour, is the same factor as 14.4. */
        this.factor = new BigDecimal(factor.stripTrailingZeros().toPlainString());
        this.longWindow = longWindow;
        this.shortWindow = shortWindow;
        this.minimumEvents = Numbers.count("minimum events", minimumEvents);
        this.minimumBadEvents = Numbers.count("minimum bad events", minimumBadEvents);
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
        String name = usualName(factor, given("long window", longWindow), given("short window", shortWindow));
        return new BurnRateRule(severity, factor, longWindow, shortWindow, Duration.ZERO, Duration.ZERO, 0, 0, name);
    }

    @Override
    public BurnRateRule withHold(Duration duration) {
        return with(duration, keepFiring(), minimumEvents, minimumBadEvents, name());
    }

    @Override
    public BurnRateRule withKeepFiring(Duration duration) {
        return with(hold(), duration, minimumEvents, minimumBadEvents, name());
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
        return with(hold(), keepFiring(), events, minimumBadEvents, name());
    }

    /**
     * The same rule, holding only if the long window has at least this many bad events.
     *
     * @param events how many, 0 or more
     * @return a new rule
     * @throws IllegalArgumentException if the count is negative
     */
    public BurnRateRule withMinimumBadEvents(long events) {
        return with(hold(), keepFiring(), minimumEvents, events, name());
    }

    @Override
    public BurnRateRule withName(String text) {
        return with(hold(), keepFiring(), minimumEvents, minimumBadEvents, text);
    }

    private BurnRateRule with(Duration hold, Duration keepFiring, long events, long badEvents, String name) {
        return new BurnRateRule(severity(), factor, longWindow, shortWindow, hold, keepFiring, events, badEvents, name);
    }

    /**
     * The burn rate that both windows must exceed.
     *
     * @return 1e-15 to 1e15; 1 spends exactly the budget in exactly the
     *     period
     */
    public BigDecimal factor() {
        return factor;
    }

    /** The factor to at most four digits: {@code 14.4}. */
    String factorText() {
        return Figures.plain(factor);
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
        return minimumEvents;
    }

    /**
     * How many bad events the long window must hold at least.
     *
     * @return 0 or more
     */
    public long minimumBadEvents() {
        return minimumBadEvents;
    }

    @Override
    public List<Duration> windows() {
        return List.of(longWindow, shortWindow);
    }

    @Override
    public List<WatchedFigure> figures() {
        return List.of(burnRate(longWindow, BurnRates::longWindow), burnRate(shortWindow, BurnRates::shortWindow));
    }

    private WatchedFigure burnRate(Duration window, ToDoubleFunction<BurnRates> rate) {
        return WatchedFigure.of(
                Durations.text(window),
                "burn rate",
                factor.doubleValue(),
                true,
                Seen.class,
                seen -> rate.applyAsDouble(seen.burnRates()),
                Figures::times);
    }

    @Override
    void checkLimits(Duration period, BigDecimal errorBudget) {
        Ranges.window("long window", longWindow, name(), period);
        BigDecimal ratio = factor.multiply(errorBudget);
        if (ratio.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("factor x error budget of rule \"" + name()
                    + "\" must be below 1, or it can never fire, but was " + factorText() + " x "
                    + errorBudget.stripTrailingZeros().toPlainString() + " = "
                    + ratio.stripTrailingZeros().toPlainString());
        }
    }

    @Override
    Optional<BigDecimal> limitOf(BigDecimal errorBudget) {
        return Optional.of(factor.multiply(errorBudget));
    }

    /*
     * t into the fault, a window w holds a share of min(t, w) / w x errorRatio bad events; x after a fault of length d, it
     * holds min(d, w - x) / w x errorRatio. The condition holds while both windows are above limit = factor x budget, strictly.
     * On the way up the long window is the later one to exceed the limit. On the way down the short window is the first to
     * come back to it, whatever the length of the fault: one that has fired outlasts limit x long / errorRatio, so the long
     * window stays above the limit until the fault leaves it, and so does the short one.
     */
    @Override
    Optional<FaultDetection> detected(ConstantFault fault) {
        BigDecimal limit = factor.multiply(fault.errorBudget());
        if (fault.errorRatio().compareTo(limit) <= 0) {
            return Optional.empty();
        }
        Duration rise = fault.reaches(limit, longWindow);
        Duration fall = shortWindow.minus(fault.reaches(limit, shortWindow));
        return Optional.of(FaultDetection.of(hold(), keepFiring(), fault, rise, fall));
    }

    @Override
    String words(Evidence evidence, String objective, String budget) {
        Seen seen = (Seen) evidence;
        return String.format(
                Locale.ROOT,
                "%s of events failed in the last %s. That burns the error budget %s as fast as the objective of %s"
                        + " allows (%s in the last %s; the limit is %sx). %s",
                Figures.percent(seen.errorRatio()),
                Durations.text(longWindow),
                Figures.times(seen.burnRates().longWindow()),
                objective,
                Figures.times(seen.burnRates().shortWindow()),
                Durations.text(shortWindow),
                factorText(),
                budget);
    }

    @Override
    String condition() {
        return "burn rate above " + factor.toPlainString() + " in " + Durations.text(longWindow) + " and "
                + Durations.text(shortWindow) + RuleText.minimum(minimumEvents, "events")
                + RuleText.minimum(minimumBadEvents, "bad events");
    }

    static Optional<BurnRateRule> read(RuleText text) {
        return text.parts(WRITTEN)
                .map(parts -> plain(
                                text.severity(),
                                new BigDecimal(parts.group(1)),
                                Durations.parse("long window", parts.group(2)),
                                Durations.parse("short window", parts.group(3)))
                        .withMinimumEvents(RuleText.minimum(parts.group(4)))
                        .withMinimumBadEvents(RuleText.minimum(parts.group(5))));
    }

    @Override
    String usualName() {
        return usualName(factor, longWindow, shortWindow);
    }

    private static String usualName(BigDecimal factor, Duration longWindow, Duration shortWindow) {
        return Figures.plain(factor) + "x " + Durations.text(longWindow) + "/" + Durations.text(shortWindow);
    }

    @Override
    public String toString() {
        return OneLine.of("BurnRateRule[severity=" + severity() + ", factor=" + factor + ", longWindow=" + longWindow
                + ", shortWindow=" + shortWindow + ", hold=" + hold() + ", keepFiring=" + keepFiring()
                + ", minimumEvents=" + minimumEvents + ", minimumBadEvents=" + minimumBadEvents + ", name=" + name()
                + "]");
    }
}
