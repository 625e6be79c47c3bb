package io.slo4j.spec;

import io.slo4j.internal.check.OneLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one SLO as data. Each may be left out; the components are not checked before a {@link SpecReader} reads them.
 *
 * @param objective the share of events that must be good: {@code 99.9%} or {@code 0.999}; the only setting that is needed
 * @param period the time over which the objective must be met: {@code 30d}, {@code calendar month (Europe/Berlin)}
 * @param latencyThreshold a good event that takes longer is bad: {@code 300ms}
 * @param trackLatency {@code true} to keep latency windows
 * @param budgetingMethod what the budget counts: {@code occurrences}, {@code timeslices of 1m at 0.95}
 * @param good types of exceptions that are good, as names of classes
 * @param bad types of exceptions that are bad, where a wider type is good or ignored
 * @param ignored types of exceptions that count nothing
 * @param alerts the alert policy: {@code standard}, {@code workbook}, {@code sloth} or {@code none}; standard if there are no
 *     rules either
 * @param rules rules instead of a policy, or beside one
 * @param windows further windows of every status and metric: {@code 10m}
 * @param labels labels of its alerts
 * @param annotations texts of its alerts, with placeholders
 * @param runbook a link to instructions for when it alerts
 * @param dashboard a link to charts for when it alerts
 * @param description what it measures and whom a miss hurts
 */
public record SloSpec(
        @Nullable String objective,
        @Nullable String period,
        @Nullable String latencyThreshold,
        @Nullable String trackLatency,
        @Nullable String budgetingMethod,
        @Nullable List<String> good,
        @Nullable List<String> bad,
        @Nullable List<String> ignored,
        @Nullable String alerts,
        @Nullable List<RuleSpec> rules,
        @Nullable List<String> windows,
        @Nullable Map<String, String> labels,
        @Nullable Map<String, String> annotations,
        @Nullable String runbook,
        @Nullable String dashboard,
        @Nullable String description) {

    /** The settings that were made, on one line. */
    @Override
    public String toString() {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        settings.put("objective", objective);
        settings.put("period", period);
        settings.put("latencyThreshold", latencyThreshold);
        settings.put("trackLatency", trackLatency);
        settings.put("budgetingMethod", budgetingMethod);
        settings.put("good", good);
        settings.put("bad", bad);
        settings.put("ignored", ignored);
        settings.put("alerts", alerts);
        settings.put("rules", rules);
        settings.put("windows", windows);
        settings.put("labels", labels);
        settings.put("annotations", annotations);
        settings.put("runbook", runbook);
        settings.put("dashboard", dashboard);
        settings.put("description", description);
        settings.values().removeIf(Objects::isNull);
        return OneLine.of("SloSpec" + settings);
    }
}
