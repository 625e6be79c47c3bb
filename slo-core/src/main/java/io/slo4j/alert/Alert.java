package io.slo4j.alert;

import io.slo4j.budget.BudgetStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One rule of one SLO has changed its state. Immutable.
 *
 * @param slo the SLO's name
 * @param objective the SLO's objective as people write it, {@code 99.9%}
 * @param rule the rule
 * @param from the state before
 * @param to the state now: {@link AlertState#FIRING} when it begins, {@link AlertState#INACTIVE} when it resolves
 * @param at when it changed
 * @param since when the condition began to hold
 * @param firedAt when the alert began to fire: {@code since} and the rule's hold, at a tick
 * @param evidence what the rule sees now
 * @param budget how the error budget stands
 * @param incidentCost the share of the period's error budget that has gone since one (long) window of the rule before the
 *     condition began to hold, 0 or more: what this incident has cost so far
 * @param labels the SLO's labels
 * @param annotations the SLO's annotations, placeholders filled in
 * @param lastException what a bad event threw last, if one has thrown
 * @param traceId the trace of a bad event, the last one of which it was known
 */
public record Alert(
        String slo,
        String objective,
        AlertRule rule,
        AlertState from,
        AlertState to,
        Instant at,
        Instant since,
        Instant firedAt,
        Evidence evidence,
        BudgetStatus budget,
        double incidentCost,
        Map<String, String> labels,
        Map<String, String> annotations,
        Optional<Throwable> lastException,
        Optional<String> traceId) {
    /** The annotation that says where to read what to do. */
    public static final String RUNBOOK = "runbook";

    /** The annotation that says where to see more. */
    public static final String DASHBOARD = "dashboard";

    /** The annotation that says what the SLO is about and whom it hurts. */
    public static final String DESCRIPTION = "description";

    /**
     * How urgent it is.
     *
     * @return the rule's severity
     */
    public Severity severity() {
        return rule.severity();
    }

    /**
     * Whether this says that the alert began, rather than that it ended.
     *
     * @return true if the alert is firing now
     */
    public boolean firing() {
        return to == AlertState.FIRING;
    }

    /**
     * When the alert ended.
     *
     * @return empty while it fires
     */
    public Optional<Instant> resolvedAt() {
        return firing() ? Optional.empty() : Optional.of(at);
    }

    /**
     * The burn rates in the windows of a burn-rate rule.
     *
     * @return empty for a rule of another kind
     */
    public Optional<BurnRates> burnRates() {
        return evidence instanceof BurnRateRule.Seen seen ? Optional.of(seen.burnRates()) : Optional.empty();
    }

    /**
     * What happened, for somebody who was asleep a minute ago.
     *
     * @return a few sentences on one line
     */
    public String summary() {
        return new Summary(this).text();
    }
}
