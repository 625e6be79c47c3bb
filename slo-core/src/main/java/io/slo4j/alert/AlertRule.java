package io.slo4j.alert;

import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
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
public record AlertRule(
        Severity severity,
        BigDecimal factor,
        Duration longWindow,
        Duration shortWindow,
        Duration hold,
        Duration keepFiring,
        long minimumEvents,
        long minimumBadEvents,
        String name) {

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
    public AlertRule {
        Objects.requireNonNull(severity, "severity");
        if (factor.signum() <= 0) {
            throw new IllegalArgumentException("factor must be above 0, but was " + factor);
        }
        Durations.positiveNanos("long window", longWindow);
        Durations.positiveNanos("short window", shortWindow);
        Durations.nanosOrZero("hold", hold);
        Durations.nanosOrZero("keep firing", keepFiring);
        if (shortWindow.compareTo(longWindow) >= 0) {
            throw new IllegalArgumentException("short window must be shorter than the long window of "
                    + Durations.text(longWindow) + ", but was " + Durations.text(shortWindow));
        }
        requireCount("minimum events", minimumEvents);
        requireCount("minimum bad events", minimumBadEvents);
        if (name.isBlank()) {
            throw new IllegalArgumentException("rule name must be a name, but was \"" + name + "\"");
        }
    }

    private static void requireCount(String what, long count) {
        if (count < 0) {
            throw new IllegalArgumentException(what + " must be 0 or more, but was " + count);
        }
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
    public static AlertRule of(Severity severity, double factor, Duration longWindow, Duration shortWindow) {
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
    public static AlertRule ofBudgetShare(
            Severity severity, double budgetShare, Duration period, Duration longWindow, Duration shortWindow) {
        if (!(budgetShare > 0 && budgetShare < 1)) {
            throw new IllegalArgumentException("budget share must be above 0 and below 1, but was " + budgetShare);
        }
        BigDecimal factor = BigDecimal.valueOf(budgetShare)
                .multiply(BigDecimal.valueOf(Durations.positiveNanos("period", period)))
                .divide(BigDecimal.valueOf(Durations.positiveNanos("long window", longWindow)), MathContext.DECIMAL64);
        return plain(severity, factor, longWindow, shortWindow);
    }

    private static AlertRule plain(Severity severity, BigDecimal factor, Duration longWindow, Duration shortWindow) {
        String name = text(factor) + "x " + Durations.text(longWindow) + "/" + Durations.text(shortWindow);
        return new AlertRule(severity, factor, longWindow, shortWindow, Duration.ZERO, Duration.ZERO, 0, 0, name);
    }

    /**
     * The same rule, firing only after its condition has held for a while.
     *
     * @param duration for how long, zero or more
     * @return a new rule
     * @throws IllegalArgumentException if the duration is negative
     */
    public AlertRule withHold(Duration duration) {
        return new AlertRule(
                severity, factor, longWindow, shortWindow, duration, keepFiring, minimumEvents, minimumBadEvents, name);
    }

    /**
     * The same rule, firing on for a while after its condition has ended.
     *
     * @param duration for how long, zero or more
     * @return a new rule
     * @throws IllegalArgumentException if the duration is negative
     */
    public AlertRule withKeepFiring(Duration duration) {
        return new AlertRule(
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
    public AlertRule withMinimumEvents(long events) {
        return new AlertRule(
                severity, factor, longWindow, shortWindow, hold, keepFiring, events, minimumBadEvents, name);
    }

    /**
     * The same rule, holding only when the long window has this many bad events.
     *
     * @param events how many, 0 or more
     * @return a new rule
     * @throws IllegalArgumentException if the count is negative
     */
    public AlertRule withMinimumBadEvents(long events) {
        return new AlertRule(severity, factor, longWindow, shortWindow, hold, keepFiring, minimumEvents, events, name);
    }

    /**
     * The same rule under another name.
     *
     * @param text what people call it, not blank
     * @return a new rule
     * @throws IllegalArgumentException if the name is blank
     */
    public AlertRule named(String text) {
        return new AlertRule(
                severity, factor, longWindow, shortWindow, hold, keepFiring, minimumEvents, minimumBadEvents, text);
    }

    /**
     * The factor to at most four digits.
     *
     * @return for example {@code 14.4}
     */
    public String factorText() {
        return text(factor);
    }

    private static String text(BigDecimal factor) {
        return factor.round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }
}
