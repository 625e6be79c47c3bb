package io.slo4j.internal.snapshot;

import io.slo4j.BudgetingMethod;
import io.slo4j.Objective;
import io.slo4j.SloDefinition;
import io.slo4j.SloPeriod;
import io.slo4j.alert.AlertRule;
import io.slo4j.budget.BudgetPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The texts that the definitions of one snapshot need. Definitions that are alike, such as those of a group's members, share
 * them: making them takes longer than everything else that is stored of an SLO. For one thread.
 */
final class DefinitionTexts {
    private final Map<Alike, Texts> made = new HashMap<>();

    /** What the texts are made of: a definition without name, labels and outcomes. */
    private record Alike(
            Objective objective,
            SloPeriod period,
            BudgetingMethod budgetingMethod,
            List<Duration> windows,
            boolean observedOnly,
            Optional<Duration> latencyThreshold,
            boolean detectsHanging,
            List<AlertRule> rules,
            Map<String, String> annotations,
            Optional<BudgetPolicy> budgetPolicy) {
        static Alike of(SloDefinition definition) {
            return new Alike(
                    definition.objective(),
                    definition.period(),
                    definition.budgetingMethod(),
                    definition.windows(),
                    definition.isObservedOnly(),
                    definition.latencyThreshold(),
                    definition.detectsHanging(),
                    definition.rules(),
                    definition.annotations(),
                    definition.budgetPolicy());
        }
    }

    /**
     * The texts of a definition.
     *
     * @param description its description
     * @param fingerprints what {@link RuleMapper} makes of each of its rules, in their order
     */
    record Texts(StoredDescription description, List<Long> fingerprints) {
        static Texts of(SloDefinition definition) {
            return new Texts(
                    DefinitionMapper.description(definition),
                    definition.rules().stream()
                            .map(rule -> RuleMapper.fingerprint(rule, definition))
                            .toList());
        }
    }

    Texts of(SloDefinition definition) {
        return made.computeIfAbsent(Alike.of(definition), alike -> Texts.of(definition));
    }
}
