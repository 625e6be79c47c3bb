package io.slo4j;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.internal.count.OutcomeRules;
import io.slo4j.internal.snapshot.StoredDefinition;
import io.slo4j.internal.snapshot.StoredDescription;
import io.slo4j.internal.snapshot.StoredDescription.Policy;
import io.slo4j.internal.snapshot.StoredSlo;
import io.slo4j.latency.LatencyRange;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads definitions from a snapshot, which holds the types and outcomes of predicates but not the predicates. */
final class StoredDefinitions {
    private StoredDefinitions() {}

    static SloDefinition read(StoredSlo stored) {
        StoredDefinition definition = stored.definition();
        LatencyRange range = stored.latency()
                .map(kept -> new LatencyRange(kept.lowest(), kept.highest(), kept.significantDigits()))
                .orElse(null);
        return definition
                .description()
                .map(description -> described(definition, description, range))
                .orElseGet(() -> plain(definition, range));
    }

    private static SloDefinition described(
            StoredDefinition definition, StoredDescription description, @Nullable LatencyRange range) {
        return new SloDefinition(
                definition.name(),
                Objective.parse(definition.objective()),
                SloPeriod.parse(description.period()),
                BudgetingMethod.parse(description.budgetingMethod()),
                description.budgetPolicy().map(StoredDefinitions::policy).orElse(null),
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

    private static BudgetPolicy policy(Policy policy) {
        return BudgetPolicy.of(policy.levels().stream()
                        .map(level -> new BudgetLevel(level.name(), level.above(), Set.copyOf(level.allowed())))
                        .toArray(BudgetLevel[]::new))
                .withHysteresis(policy.hysteresis());
    }

    /* A stored SLO without a description shows the usual windows and has no rules. */
    private static SloDefinition plain(StoredDefinition definition, @Nullable LatencyRange range) {
        SloDraft draft = new SloDraft(definition.name());
        draft.objective = Objective.parse(definition.objective());
        draft.period = SloPeriod.rolling(definition.period());
        draft.policy = AlertPolicy.of();
        draft.latencyRange = range;
        return draft.build();
    }
}
