package io.slo4j;

import io.slo4j.alert.AlertRule;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.internal.budget.Slicing;
import io.slo4j.latency.LatencyRange;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was said of an SLO when it was registered, checked. The shown windows include those of the rules. */
record SloDefinition(
        String name,
        Objective objective,
        SloPeriod period,
        @Nullable Slicing slicing,
        @Nullable BudgetPolicy budgetPolicy,
        long latencyThresholdNanos,
        @Nullable LatencyRange latencyRange,
        OutcomeRules outcomes,
        List<AlertRule> rules,
        boolean observedOnly,
        List<Duration> windows,
        Map<String, String> labels,
        Map<String, String> annotations,
        @Nullable Supplier<@Nullable String> traceIds) {

    /** The threshold of an SLO that does not care how long an event takes. */
    static final long NO_THRESHOLD = Long.MAX_VALUE;

    /**
     * What decides whether an event is good, in words, as far as that can be seen: the latency threshold, and the types and
     * outcomes of the predicates, in their order. Not what a predicate does.
     */
    String good() {
        List<String> parts = new ArrayList<>();
        if (latencyThresholdNanos != NO_THRESHOLD) {
            parts.add("within " + Durations.text(Duration.ofNanos(latencyThresholdNanos)));
        }
        outcomes.ofResults().forEach(rule -> parts.add("result " + rule));
        outcomes.ofExceptions().forEach(rule -> parts.add("exception " + rule));
        return parts.isEmpty() ? "returns" : String.join(", ", parts);
    }

    /** Whether it matters how long an event takes. */
    boolean timed() {
        return latencyThresholdNanos != NO_THRESHOLD || latencyRange != null;
    }

    /** The same definition for one value of a label, which becomes part of the name and a label of its alerts. */
    SloDefinition member(String label, String value) {
        Map<String, String> all = new LinkedHashMap<>(labels);
        all.put(label, value);
        String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
        return new SloDefinition(
                name + "{" + label + "=\"" + quoted + "\"}",
                objective,
                period,
                slicing,
                budgetPolicy,
                latencyThresholdNanos,
                latencyRange,
                outcomes,
                rules,
                observedOnly,
                windows,
                Collections.unmodifiableMap(all),
                annotations,
                traceIds);
    }
}
