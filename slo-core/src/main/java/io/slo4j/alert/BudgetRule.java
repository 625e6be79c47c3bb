package io.slo4j.alert;

import io.slo4j.text.Figures;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A budget rule: it holds while less than a share of the period's error budget is left, or none at all. A component out of
 * its range is refused with an {@code IllegalArgumentException}. Immutable.
 *
 * <p>What is left goes up and down with every event, so a budget rule fires on for an hour after its condition has ended,
 * unless {@link #withKeepFiring} says otherwise: a budget that hovers about the share shall not ring every minute.
 *
 * @param severity how urgent it is
 * @param share the share of the budget, 0 up to but not including 1: it holds below the share, or at 0 when nothing is left
 * @param hold how long the condition must have held before the alert fires; zero fires at once
 * @param keepFiring how long the alert goes on firing after the condition has ended
 * @param name what people call it, by default {@code budget below 10%} or {@code budget exhausted}
 */
public record BudgetRule(Severity severity, double share, Duration hold, Duration keepFiring, String name)
        implements AlertRule {
    private static final Duration CALM = Duration.ofHours(1);

    /**
     * Checks the components.
     *
     * @param severity any
     * @param share 0 up to but not including 1
     * @param hold zero or more
     * @param keepFiring zero or more
     * @param name not blank
     */
    public BudgetRule {
        Objects.requireNonNull(severity, "severity");
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("share of the budget must be 0 or more and below 1, but was " + share);
        }
        Ranges.timing(hold, keepFiring, name);
    }

    /**
     * Alerts when less than a share of the budget is left.
     *
     * @param severity how urgent it is
     * @param share the share of the budget, above 0 and below 1: 0.1 is a tenth
     * @return the rule
     * @throws IllegalArgumentException if the share is out of range
     */
    public static BudgetRule below(Severity severity, double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share of the budget must be above 0 and below 1, but was " + share);
        }
        return new BudgetRule(severity, share, Duration.ZERO, CALM, "budget below " + Figures.plainPercent(share));
    }

    /**
     * Alerts when nothing of the budget is left.
     *
     * @param severity how urgent it is
     * @return the rule
     */
    public static BudgetRule exhausted(Severity severity) {
        return new BudgetRule(severity, 0, Duration.ZERO, CALM, "budget exhausted");
    }

    /**
     * Whether so much budget is so little that somebody must know.
     *
     * @param remaining the share that is left, at most 1
     * @return true below the share, or at 0 and below when the rule waits for the end of the budget
     */
    public boolean holdsAt(double remaining) {
        return share == 0 ? remaining <= 0 : remaining < share;
    }

    @Override
    public BudgetRule withHold(Duration duration) {
        return new BudgetRule(severity, share, duration, keepFiring, name);
    }

    @Override
    public BudgetRule withKeepFiring(Duration duration) {
        return new BudgetRule(severity, share, hold, duration, name);
    }

    @Override
    public BudgetRule withName(String text) {
        return new BudgetRule(severity, share, hold, keepFiring, text);
    }

    @Override
    public List<Duration> windows() {
        return List.of();
    }

    /** A budget can always be spent. */
    @Override
    public void requireAbleToFire(Duration period, BigDecimal errorBudget) {}
}
