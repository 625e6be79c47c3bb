package io.slo4j.alert;

import io.slo4j.internal.check.Numbers;
import io.slo4j.internal.check.OneLine;
import io.slo4j.text.Figures;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A budget rule: it holds while less than a share of the period's error budget is left, or none at all. A value out of its
 * range throws an {@code IllegalArgumentException}. Immutable.
 *
 * <p>The remaining share goes up and down with every event. So that a budget that hovers about the limit does not page
 * every minute, a budget rule goes on firing for an hour after its condition has ended, unless {@link #withKeepFiring}
 * changes that.
 */
public final class BudgetRule extends AlertRule {
    private static final Duration CALM = Duration.ofHours(1);
    private static final Pattern WRITTEN =
            Pattern.compile("budget (?:below (\\d+(?:\\.\\d+)?(?:e-?\\d{1,3})?)%|exhausted)");

    private final double share;

    /**
     * The figure that a budget rule compares.
     *
     * @param remaining the share of the period's error budget that is left: at most 1, below 0 when overspent
     */
    public record Seen(double remaining) implements Evidence {
        /**
         * Checks the component.
         *
         * @param remaining at most 1
         */
        public Seen {
            Numbers.remaining(remaining);
        }
    }

    BudgetRule(Severity severity, double share, Duration hold, Duration keepFiring, String name) {
        super(Kind.BUDGET, severity, hold, keepFiring, name);
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("share of the budget must be 0 or more and below 1, but was " + share);
        }
        this.share = share;
    }

    /**
     * Alerts when less than a share of the budget is left.
     *
     * @param severity how urgent it is
     * @param share the share of the budget, above 0 and below 1: 0.1 is a tenth
     * @return the rule, by name {@code budget below 10%}
     * @throws IllegalArgumentException if the share is out of range
     */
    public static BudgetRule below(Severity severity, double share) {
        Numbers.properShare("share of the budget", share);
        return new BudgetRule(severity, share, Duration.ZERO, CALM, usualName(share));
    }

    /**
     * Alerts when nothing of the budget is left.
     *
     * @param severity how urgent it is
     * @return the rule, by name {@code budget exhausted}
     */
    public static BudgetRule exhausted(Severity severity) {
        return new BudgetRule(severity, 0, Duration.ZERO, CALM, usualName(0));
    }

    /**
     * Alerts when nothing of the budget will be left within a time, at the present pace.
     *
     * @param severity how urgent it is
     * @param time an hour or more, and shorter than the period
     * @return the rule, by name {@code budget exhausted within 1d}
     * @throws IllegalArgumentException if the time is below an hour
     */
    public static ExhaustionRule exhaustedWithin(Severity severity, Duration time) {
        return ExhaustionRule.of(severity, time);
    }

    @Override
    public BudgetRule withHold(Duration duration) {
        return new BudgetRule(severity(), share, duration, keepFiring(), name());
    }

    @Override
    public BudgetRule withKeepFiring(Duration duration) {
        return new BudgetRule(severity(), share, hold(), duration, name());
    }

    @Override
    public BudgetRule withName(String text) {
        return new BudgetRule(severity(), share, hold(), keepFiring(), text);
    }

    /**
     * The share of the budget below which the rule holds.
     *
     * @return 0 or more and below 1; a rule of share 0 holds at 0, when nothing is left
     */
    public double share() {
        return share;
    }

    @Override
    public List<Duration> windows() {
        return List.of();
    }

    @Override
    public List<WatchedFigure> figures() {
        return List.of(WatchedFigure.of(
                "left", "share of the budget", share, false, Seen.class, Seen::remaining, BudgetRule::left));
    }

    private static String left(double remaining) {
        return remaining < 0 ? Figures.percent(-remaining) + " over" : Figures.percent(remaining) + " left";
    }

    /** Every budget can be spent. */
    @Override
    void checkLimits(Duration period, BigDecimal errorBudget) {}

    @Override
    String words(Evidence evidence, String objective, String budget, String causes) {
        return "the error budget of the objective of " + objective + " is running out" + causes + ". " + budget;
    }

    @Override
    String condition() {
        return share == 0 ? "budget exhausted" : "budget below " + Figures.exactPercent(share);
    }

    static Optional<BudgetRule> read(RuleText text) {
        return text.parts(WRITTEN)
                .map(parts -> parts.group(1) == null
                        ? exhausted(text.severity())
                        : below(text.severity(), RuleText.share(parts.group(1))));
    }

    @Override
    String usualName() {
        return usualName(share);
    }

    private static String usualName(double share) {
        return share == 0 ? "budget exhausted" : "budget below " + Figures.plainPercent(share);
    }

    @Override
    public String toString() {
        return OneLine.of("BudgetRule[severity=" + severity() + ", share=" + share + ", hold=" + hold()
                + ", keepFiring=" + keepFiring() + ", name=" + name() + "]");
    }
}
