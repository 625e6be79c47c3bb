package io.slo4j.alert;

import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A burn-rate rule: it holds while the error budget burns faster than {@code factor} times the sustainable pace in both
 * a long and a short window (<a href="https://sre.google/workbook/alerting-on-slos/">SRE Workbook, chapter 5</a>,
 * multiwindow, multi-burn-rate alerts). The long window makes it significant, the short one makes it end soon after the
 * trouble ends.
 *
 * <p>The comparison is strict: a burn rate of exactly the factor does not fire. A component out of its range is refused with
 * an {@code IllegalArgumentException}. Immutable.
 *
 * @param severity how urgent it is
 * @param factor the burn rate that both windows must exceed, above 0; 1 spends exactly the budget in exactly the period
 * @param longWindow the long window
 * @param shortWindow the short window, shorter than the long one
 * @param hold how long the condition must have held before the alert fires; zero fires at once
 * @param keepFiring how long the alert goes on firing after the condition has ended; zero resolves at once
 * @param minimumEvents how many events the long window must hold at least, 0 or more
 * @param minimumBadEvents how many bad events the long window must hold at least, 0 or more
 * @param name what people call it, by default factor, long and short window: {@code 14.4x 1h/5m}
 */
public record BurnRateRule(
        Severity severity,
        BigDecimal factor,
        Duration longWindow,
        Duration shortWindow,
        Duration hold,
        Duration keepFiring,
        long minimumEvents,
        long minimumBadEvents,
        String name)
        implements AlertRule {

    /**
     * Checks the components.
     *
     * @param severity any
     * @param factor above 0
     * @param longWindow above zero
     * @param shortWindow above zero, shorter than the long window
     * @param hold zero or more
     * @param keepFiring zero or more
     * @param minimumEvents 0 or more
     * @param minimumBadEvents 0 or more
     * @param name not blank
     */
    public BurnRateRule {
        Objects.requireNonNull(severity, "severity");
        if (factor.signum() <= 0) {
            throw new IllegalArgumentException("factor must be above 0, but was " + factor);
        }
        /* 14.40, which is 2 % of thirty days in an hour, is the same factor as 14.4. */
        factor = new BigDecimal(factor.stripTrailingZeros().toPlainString());
        Durations.positiveNanos("long window", longWindow);
        Durations.positiveNanos("short window", shortWindow);
        if (shortWindow.compareTo(longWindow) >= 0) {
            throw new IllegalArgumentException("short window must be shorter than the long window of "
                    + Durations.text(longWindow) + ", but was " + Durations.text(shortWindow));
        }
        Ranges.count("minimum events", minimumEvents);
        Ranges.count("minimum bad events", minimumBadEvents);
        Ranges.timing(hold, keepFiring, name);
    }

    /**
     * A rule that fires and resolves without delay.
     *
     * @param severity how urgent it is
     * @param factor the burn rate that both windows must exceed, above 0
     * @param longWindow the long window
     * @param shortWindow the short window, shorter than the long one
     * @return the rule
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static BurnRateRule of(Severity severity, double factor, Duration longWindow, Duration shortWindow) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("factor must be above 0, but was " + factor);
        }
        return plain(severity, BigDecimal.valueOf(factor), longWindow, shortWindow);
    }

    /**
     * A rule that fires when a share of the period's budget has gone in its long window: 2 % of thirty days in one hour
     * is a burn rate of 0.02 x 720 h / 1 h = 14.4.
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
        if (!(budgetShare > 0 && budgetShare < 1)) {
            throw new IllegalArgumentException("budget share must be above 0 and below 1, but was " + budgetShare);
        }
        BigDecimal factor = BigDecimal.valueOf(budgetShare)
                .multiply(BigDecimal.valueOf(Durations.positiveNanos("period", period)))
                .divide(BigDecimal.valueOf(Durations.positiveNanos("long window", longWindow)), MathContext.DECIMAL64);
        return plain(severity, factor, longWindow, shortWindow);
    }

    private static BurnRateRule plain(Severity severity, BigDecimal factor, Duration longWindow, Duration shortWindow) {
        String name = Figures.plain(factor) + "x " + Durations.text(longWindow) + "/" + Durations.text(shortWindow);
        return new BurnRateRule(severity, factor, longWindow, shortWindow, Duration.ZERO, Duration.ZERO, 0, 0, name);
    }

    @Override
    public BurnRateRule withHold(Duration duration) {
        return new BurnRateRule(
                severity, factor, longWindow, shortWindow, duration, keepFiring, minimumEvents, minimumBadEvents, name);
    }

    @Override
    public BurnRateRule withKeepFiring(Duration duration) {
        return new BurnRateRule(
                severity, factor, longWindow, shortWindow, hold, duration, minimumEvents, minimumBadEvents, name);
    }

    /**
     * The same rule, holding only when the long window has this many events: a single error at night, among few requests,
     * wakes nobody.
     *
     * @param events how many, 0 or more
     * @return a new rule
     * @throws IllegalArgumentException if the count is negative
     */
    public BurnRateRule withMinimumEvents(long events) {
        return new BurnRateRule(
                severity, factor, longWindow, shortWindow, hold, keepFiring, events, minimumBadEvents, name);
    }

    /**
     * The same rule, holding only when the long window has this many bad events.
     *
     * @param events how many, 0 or more
     * @return a new rule
     * @throws IllegalArgumentException if the count is negative
     */
    public BurnRateRule withMinimumBadEvents(long events) {
        return new BurnRateRule(
                severity, factor, longWindow, shortWindow, hold, keepFiring, minimumEvents, events, name);
    }

    @Override
    public BurnRateRule withName(String text) {
        return new BurnRateRule(
                severity, factor, longWindow, shortWindow, hold, keepFiring, minimumEvents, minimumBadEvents, text);
    }

    @Override
    public List<Duration> windows() {
        return List.of(longWindow, shortWindow);
    }

    @Override
    public void requireAbleToFire(Duration period, BigDecimal errorBudget) {
        Ranges.window("long window", longWindow, name, period);
        BigDecimal ratio = factor.multiply(errorBudget);
        if (ratio.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("factor x error budget of rule \"" + name
                    + "\" must be below 1, or it can never fire, but was " + factorText() + " x "
                    + errorBudget.stripTrailingZeros().toPlainString() + " = "
                    + ratio.stripTrailingZeros().toPlainString());
        }
    }

    /**
     * The factor to at most four digits.
     *
     * @return for example {@code 14.4}
     */
    public String factorText() {
        return Figures.plain(factor);
    }
}
