package io.slo4j.internal.snapshot;

import io.slo4j.Objective;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.internal.delivery.OwedEnd;
import io.slo4j.internal.guard.Log;
import java.util.Optional;
import java.util.TreeMap;

/** The ends that listeners are owed, stored and restored. */
final class OwedEndMapper {
    private static final Log LOG = Log.of("io.slo4j.alert");

    private OwedEndMapper() {}

    static StoredOwedEnd stored(OwedEnd owed) {
        Alert alert = owed.alert();
        BudgetStatus budget = alert.budget();
        return new StoredOwedEnd(
                alert.slo(),
                alert.objective(),
                alert.rule().text(),
                alert.labels(),
                alert.annotations(),
                alert.since(),
                alert.firedAt(),
                alert.at(),
                !alert.firing(),
                owed.sequence(),
                SuppressionMapper.stored(owed.unheard()),
                budget.period(),
                new StoredCounts(budget.good(), budget.bad()),
                budget.coverage(),
                budget.currentBurnRate());
    }

    /** The end that is owed; empty, and logged, if it makes no sense. */
    static Optional<OwedEnd> restored(StoredOwedEnd stored) {
        try {
            Alert alert = alert(stored);
            return Optional.of(new OwedEnd(alert, stored.sequence(), SuppressionMapper.restored(stored.unheard())));
        } catch (IllegalArgumentException e) {
            LOG.warn("the end of an alert of SLO \"" + stored.slo() + "\" cannot be told: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Alert alert(StoredOwedEnd stored) {
        AlertRule rule = AlertRule.parse(stored.rule());
        double errorBudget = Objective.parse(stored.objective()).errorBudget();
        return Alert.builder(stored.slo(), rule)
                .objective(stored.objective())
                .changed(AlertState.FIRING, stored.resolved() ? AlertState.INACTIVE : AlertState.FIRING, stored.until())
                .began(stored.started(), stored.fired())
                .sequence(Math.max(1, stored.sequence()))
                .evidence(rule.kind().nothingSeen())
                .budget(BudgetStatus.of(
                        errorBudget,
                        stored.period(),
                        stored.counts().good(),
                        stored.counts().bad(),
                        stored.coverage(),
                        stored.burnRate()))
                .labels(new TreeMap<>(stored.labels()))
                .annotations(new TreeMap<>(stored.annotations()))
                .build();
    }
}
