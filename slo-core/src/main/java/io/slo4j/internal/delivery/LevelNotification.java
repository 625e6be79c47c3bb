package io.slo4j.internal.delivery;

import io.slo4j.budget.BudgetLevelChange;
import io.slo4j.budget.BudgetListener;

/** A budget that has moved to another level. */
record LevelNotification(BudgetLevelChange change) implements Notification {
    static NotificationListener<LevelNotification> listener(BudgetListener listener) {
        return notifications -> {
            for (LevelNotification one : notifications) {
                listener.onLevel(one.change());
            }
        };
    }

    @Override
    public Object episode() {
        return change.slo();
    }

    @Override
    public String summary() {
        return change.summary();
    }
}
