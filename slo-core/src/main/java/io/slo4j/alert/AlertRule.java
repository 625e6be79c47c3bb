package io.slo4j.alert;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * When somebody is told. A rule's condition is asked once a tick; while it holds the alert is pending or firing.
 *
 * <p>The kinds are {@link BurnRateRule}, {@link BudgetRule}, {@link LatencyRule} and {@link TrafficRule}. What an alert is
 * about is known by SLO and rule, so the rules of a policy differ in severity or name. All are immutable.
 */
public sealed interface AlertRule permits BurnRateRule, BudgetRule, LatencyRule, TrafficRule {
    /**
     * How urgent it is.
     *
     * @return page or ticket
     */
    Severity severity();

    /**
     * How long the condition must have held before the alert fires ({@code for} in Prometheus).
     *
     * @return zero, to fire at once, or more
     */
    Duration hold();

    /**
     * How long the alert goes on firing after the condition has ended ({@code keep_firing_for} in Prometheus).
     *
     * @return zero, to resolve at once, or more
     */
    Duration keepFiring();

    /**
     * What people call it.
     *
     * @return not blank
     */
    String name();

    /**
     * The same rule, firing only after its condition has held for a while.
     *
     * @param duration for how long, zero or more
     * @return a new rule
     * @throws IllegalArgumentException if the duration is negative
     */
    AlertRule withHold(Duration duration);

    /**
     * The same rule, firing on for a while after its condition has ended.
     *
     * @param duration for how long, zero or more
     * @return a new rule
     * @throws IllegalArgumentException if the duration is negative
     */
    AlertRule withKeepFiring(Duration duration);

    /**
     * The same rule under another name.
     *
     * @param text what people call it, not blank
     * @return a new rule
     * @throws IllegalArgumentException if the name is blank
     */
    AlertRule withName(String text);

    /**
     * The windows that the condition looks at.
     *
     * @return longest first; none for a rule that looks at the whole period
     */
    List<Duration> windows();

    /**
     * Makes sure that there is a state of affairs in which this rule fires.
     *
     * @param period the length of the SLO's period
     * @param errorBudget 1 - objective
     * @throws IllegalArgumentException if a window is longer than the period, or the condition can never hold
     */
    void requireAbleToFire(Duration period, BigDecimal errorBudget);
}
