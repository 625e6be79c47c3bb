package io.slo4j.spring;

import io.slo4j.spec.RuleSpec;
import org.jspecify.annotations.Nullable;

/**
 * One alert rule. One of factor, budgetShare, budget, latency and traffic decides its kind.
 *
 * @param severity the urgency: page, ticket or info
 * @param factor the burn rate of a burn-rate rule: 14.4
 * @param budgetShare the share of the period's budget that is consumed in the long window, instead of a factor: 2%
 * @param longWindow the long window of a burn-rate rule: 1h
 * @param shortWindow the short window of a burn-rate rule: 5m
 * @param minimumEvents the number of events that the windows of a burn-rate or a latency rule need: 100
 * @param minimumBadEvents the number of bad events that the windows of a burn-rate rule need
 * @param minimumBadTicks the number of ticks in which the bad events of a burn-rate rule must have come: 3
 * @param significance the probability of chance below which a burn-rate or a latency rule begins to hold: 0.001
 * @param resolveBelow the share of the factor below which a burn-rate rule lets go: 50%
 * @param budget the remaining share at which a budget rule fires: below 50%, exhausted
 * @param latency the quantile at which a latency rule fires: p95 above 200ms
 * @param traffic the traffic at which a traffic rule fires: silence, below 5/s, above 500/s
 * @param window the window of a latency or a traffic rule
 * @param hold the time for which the condition must have held: 2m
 * @param keepFiring the time for which the alert goes on afterwards: 10m
 * @param name the name, where the usual one does not do
 */
record RuleProperties(
        @Nullable String severity,
        @Nullable String factor,
        @Nullable String budgetShare,
        @Nullable String longWindow,
        @Nullable String shortWindow,
        @Nullable String minimumEvents,
        @Nullable String minimumBadEvents,
        @Nullable String minimumBadTicks,
        @Nullable String significance,
        @Nullable String resolveBelow,
        @Nullable String budget,
        @Nullable String latency,
        @Nullable String traffic,
        @Nullable String window,
        @Nullable String hold,
        @Nullable String keepFiring,
        @Nullable String name) {
    RuleSpec spec() {
        return RuleSpec.builder()
                .severity(severity)
                .factor(factor)
                .budgetShare(budgetShare)
                .longWindow(longWindow)
                .shortWindow(shortWindow)
                .minimumEvents(minimumEvents)
                .minimumBadEvents(minimumBadEvents)
                .minimumBadTicks(minimumBadTicks)
                .significance(significance)
                .resolveBelow(resolveBelow)
                .budget(budget)
                .latency(latency)
                .traffic(traffic)
                .window(window)
                .hold(hold)
                .keepFiring(keepFiring)
                .name(name)
                .build();
    }
}
