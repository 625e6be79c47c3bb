package io.slo4j.internal.delivery;

import io.slo4j.budget.BudgetLevelChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has been posted since the last tick. For the thread that ticks. */
final class PostedChanges {
    private final List<PostedAlert> resumed = new ArrayList<>();
    private final List<PostedAlert> alerts = new ArrayList<>();
    private final Map<AlertKey, PostedAlert> begun = new HashMap<>();
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

    void resume(PostedAlert posted) {
        resumed.add(posted);
        begun.put(posted.key(), posted);
    }

    void change(PostedAlert posted) {
        alerts.add(posted);
        if (posted.alert().firing()) {
            begun.put(posted.key(), posted);
        } else {
            begun.remove(posted.key());
        }
    }

    /** What was posted when an alert began to fire that fires and did not at the last tick; null if there is no such alert. */
    @Nullable
    PostedAlert begun(AlertKey key) {
        return begun.get(key);
    }

    boolean hasAlerts() {
        return !alerts.isEmpty() || !resumed.isEmpty();
    }

    void clear() {
        begun.clear();
        resumed.clear();
        alerts.clear();
        levels.clear();
    }
}
