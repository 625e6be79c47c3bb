package io.slo4j.cli.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Evidence;
import io.slo4j.alert.ExhaustionRule;
import io.slo4j.alert.TrafficRule;
import io.slo4j.cli.replay.Transition;
import io.slo4j.time.Durations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A transition of a rule, with the windows of the rule and the figures of its evidence. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransitionLine(
        String type,
        String at,
        long epochSecond,
        String severity,
        String rule,
        @Nullable String longWindow,
        @Nullable String shortWindow,
        @Nullable String window,
        AlertState from,
        AlertState to,
        @Nullable BurnRate burnRate,
        @Nullable BudgetLeft budget,
        @Nullable Traffic traffic) {

    /** The burn rates in the long and the short window, under names that are reserved words in Java. */
    record BurnRate(
            @JsonProperty("long") double inLong,
            @JsonProperty("short") double inShort) {}

    record BudgetLeft(double remaining) {}

    /** The traffic in the window of the rule. */
    record Traffic(long events, double perSecond) {}

    static TransitionLine of(Transition transition) {
        AlertRule rule = transition.rule();
        List<String> windows = rule.windows().stream().map(Durations::text).toList();
        boolean two = windows.size() == 2;
        Evidence seen = transition.evidence();
        return new TransitionLine(
                "alert",
                transition.at().toString(),
                transition.at().getEpochSecond(),
                JsonLines.severity(rule),
                rule.name(),
                two ? windows.get(0) : null,
                two ? windows.get(1) : null,
                windows.size() == 1 ? windows.get(0) : null,
                transition.from(),
                transition.to(),
                seen instanceof BurnRateRule.Seen rates
                        ? new BurnRate(
                                rates.burnRates().longWindow(),
                                rates.burnRates().shortWindow())
                        : null,
                seen instanceof BudgetRule.Seen left
                        ? new BudgetLeft(left.remaining())
                        : seen instanceof ExhaustionRule.Seen left ? new BudgetLeft(left.remaining()) : null,
                seen instanceof TrafficRule.Seen counted ? new Traffic(counted.events(), counted.perSecond()) : null);
    }
}
