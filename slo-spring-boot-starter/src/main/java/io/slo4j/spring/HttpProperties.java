package io.slo4j.spring;

import io.slo4j.spec.SloSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The SLO of every HTTP route.
 *
 * @param objective the share of events that must be good: 99.9% or 0.999; the only setting that is needed
 * @param period the time over which the objective must be met: 30d, calendar month (Europe/Berlin)
 * @param latencyThreshold the time above which a good event is bad: 300ms
 * @param detectHanging whether an event is bad when it passes the latency threshold, not when it ends: true
 * @param trackLatency whether latency windows are kept: true
 * @param budgetPolicy the levels of the budget: standard, none, or the name of a bean; that of the only bean if it is left out
 * @param maintenance the maintenance that comes again: every Sunday 02:00-04:00 (Europe/Berlin)
 * @param alerts the alert policy: standard, workbook, sloth or none; standard if there are no rules either
 * @param rules the rules instead of a policy, or beside one
 * @param hold the time for which the condition of each rule must have held: 2m
 * @param keepFiring the time for which each alert goes on afterwards: 10m
 * @param significance the probability of chance below which the rules begin to hold: 0.001
 * @param minimumBadEvents the number of bad events that the windows of each burn-rate rule need
 * @param resolveBelow the share of their factor below which the burn-rate rules let go: 50%
 * @param observedOnly whether the rules are judged by what was observed only, as Prometheus does: true
 * @param labels the labels of its alerts
 * @param annotations the texts of its alerts, with placeholders
 * @param runbook the link to instructions for when it alerts
 * @param dashboard the link to charts for when it alerts
 * @param description what it measures and whom a miss hurts
 * @param mostRoutes how many routes are told apart; all further ones are counted together; 100 by default
 */
record HttpProperties(
        @Nullable String objective,
        @Nullable String period,
        @Nullable String latencyThreshold,
        @Nullable String detectHanging,
        @Nullable String trackLatency,
        @Nullable String budgetPolicy,
        @Nullable List<String> maintenance,
        @Nullable String alerts,
        @Nullable List<RuleProperties> rules,
        @Nullable String hold,
        @Nullable String keepFiring,
        @Nullable String significance,
        @Nullable String minimumBadEvents,
        @Nullable String resolveBelow,
        @Nullable String observedOnly,
        @Nullable Map<String, String> labels,
        @Nullable Map<String, String> annotations,
        @Nullable String runbook,
        @Nullable String dashboard,
        @Nullable String description,
        @Nullable Integer mostRoutes) {
    /** How many routes are told apart unless it is said. */
    static final int USUAL_MOST = 100;

    private static final SloSpec NOTHING = SloSpec.builder().build();

    /** Whether anything is said of routes. */
    boolean isConfigured() {
        return mostRoutes != null || !spec().equals(NOTHING);
    }

    SloSpec spec() {
        return SloSpec.builder()
                .objective(objective)
                .period(period)
                .latencyThreshold(latencyThreshold)
                .detectHanging(detectHanging)
                .trackLatency(trackLatency)
                .budgetPolicy(budgetPolicy)
                .maintenance(maintenance)
                .alerts(alerts)
                .rules(
                        rules == null
                                ? null
                                : rules.stream().map(RuleProperties::spec).toList())
                .hold(hold)
                .keepFiring(keepFiring)
                .significance(significance)
                .minimumBadEvents(minimumBadEvents)
                .resolveBelow(resolveBelow)
                .observedOnly(observedOnly)
                .labels(labels)
                .annotations(annotations)
                .runbook(runbook)
                .dashboard(dashboard)
                .description(description)
                .build();
    }
}
