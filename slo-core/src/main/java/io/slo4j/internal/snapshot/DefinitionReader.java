package io.slo4j.internal.snapshot;

import io.slo4j.BudgetingMethod;
import io.slo4j.Objective;
import io.slo4j.SloPeriod;
import io.slo4j.alert.AlertRule;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.internal.count.OutcomeRules;
import io.slo4j.internal.definition.Settled;
import io.slo4j.latency.LatencyRange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads definitions from a snapshot, which holds the types and outcomes of predicates but not the predicates. */
public final class DefinitionReader {
    private DefinitionReader() {}

    public static Settled read(StoredSlo stored) {
        StoredDefinition definition = stored.definition();
        LatencyRange range = stored.latency()
                .map(kept -> new LatencyRange(kept.lowest(), kept.highest(), kept.significantDigits()))
                .orElse(null);
        return definition
                .description()
                .map(description -> described(definition, description, range))
                .orElseGet(() -> plain(definition, range));
    }

    private static Settled described(
            StoredDefinition definition, StoredDescription description, @Nullable LatencyRange range) {
        return new Settled(
                definition.name(),
                Objective.parse(definition.objective()),
                SloPeriod.parse(description.period()),
                BudgetingMethod.parse(description.budgetingMethod()),
                description.budgetPolicy().map(DefinitionReader::policy).orElse(null),
                List.of(),
                description.latencyThreshold().orElse(null),
                description.detectsHanging(),
                range,
                OutcomeRules.NONE,
                definition.good(),
                description.rules().stream().map(AlertRule::parse).toList(),
                description.observedOnly(),
                description.windows(),
                definition.labels(),
                description.annotations(),
                null,
                null,
                null);
    }

    private static BudgetPolicy policy(StoredDescription.Policy policy) {
        return BudgetPolicy.of(policy.levels().stream()
                        .map(level -> new BudgetLevel(level.name(), level.above(), Set.copyOf(level.allowed())))
                        .toArray(BudgetLevel[]::new))
                .withHysteresis(policy.hysteresis());
    }

    /* A stored SLO without a description shows the usual windows and has no rules. */
    private static Settled plain(StoredDefinition definition, @Nullable LatencyRange range) {
        SloPeriod period = SloPeriod.rolling(definition.period());
        return new Settled(
                definition.name(),
                Objective.parse(definition.objective()),
                period,
                BudgetingMethod.occurrences(),
                null,
                List.of(),
                null,
                false,
                range,
                OutcomeRules.NONE,
                definition.good(),
                List.of(),
                false,
                period.usualWindows(),
                definition.labels(),
                Map.of(),
                null,
                null,
                null);
    }
}
