package io.slo4j;

import io.slo4j.alert.AlertRule;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.budget.engine.Slicing;
import io.slo4j.latency.LatencyRange;
import java.time.Duration;
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
        Period period,
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
