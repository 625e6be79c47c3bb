package io.slo4j.internal.snapshot;

import io.slo4j.SloDefinition;
import io.slo4j.alert.AlertRule;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.internal.snapshot.StoredDescription.Level;
import io.slo4j.internal.snapshot.StoredDescription.Policy;
import java.util.Optional;

/** Definitions on their way into a snapshot. The way back is with the front door, which alone makes definitions. */
final class DefinitionMapper {
    private DefinitionMapper() {}

    static StoredDefinition stored(SloDefinition definition, StoredDescription description) {
        return new StoredDefinition(
                definition.name(),
                definition.objective().toString(),
                definition.period().length(),
                definition.meaningOfGood(),
                definition.labels(),
                Optional.of(description));
    }

    static StoredDescription description(SloDefinition definition) {
        return new StoredDescription(
                definition.period().toString(),
                definition.budgetingMethod().toString(),
                definition.windows(),
                definition.isObservedOnly(),
                definition.latencyThreshold(),
                definition.detectsHanging(),
                definition.rules().stream().map(AlertRule::text).toList(),
                definition.annotations(),
                definition.budgetPolicy().map(DefinitionMapper::policy));
    }

    private static Policy policy(BudgetPolicy policy) {
        return new Policy(
                policy.hysteresis(),
                policy.levels().stream()
                        .map(level -> new Level(
                                level.name(),
                                level.above(),
                                level.allowed().stream().sorted().toList()))
                        .toList());
    }
}
