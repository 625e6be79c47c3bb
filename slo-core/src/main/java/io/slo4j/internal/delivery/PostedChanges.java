package io.slo4j.internal.delivery;

import io.slo4j.budget.BudgetLevelChange;
import java.util.ArrayList;
import java.util.List;

/** What has been posted since the last tick. For the thread that ticks. */
final class PostedChanges {
    private final List<PostedAlert> resumed = new ArrayList<>();
    private final List<PostedAlert> alerts = new ArrayList<>();
    private final List<BudgetLevelChange> levels = new ArrayList<>();

    /** Alerts that fired already in an earlier process. */
    List<PostedAlert> resumed() {
        return resumed;
    }

    /** Alerts that have begun to fire or have resolved. */
    List<PostedAlert> alerts() {
        return alerts;
    }

    List<BudgetLevelChange> levels() {
        return levels;
    }

    boolean hasAlerts() {
        return !alerts.isEmpty() || !resumed.isEmpty();
    }

    void clear() {
        resumed.clear();
        alerts.clear();
        levels.clear();
    }
}
