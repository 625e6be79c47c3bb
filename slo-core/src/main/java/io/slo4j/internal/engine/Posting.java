package io.slo4j.internal.engine;

import io.slo4j.alert.Alert;
import io.slo4j.alert.Silence;
import io.slo4j.budget.BudgetLevelChange;
import java.util.function.Consumer;

/**
 * Where a tick passes on what it has found.
 *
 * @param alerts takes alerts that begin to fire or end
 * @param levels takes changes of the level of a budget
 * @param silences takes silences of maintenance
 */
record Posting(Consumer<Alert> alerts, Consumer<BudgetLevelChange> levels, Consumer<Silence> silences) {
    Posting withAlerts(Consumer<Alert> others) {
        return new Posting(others, levels, silences);
    }
}
