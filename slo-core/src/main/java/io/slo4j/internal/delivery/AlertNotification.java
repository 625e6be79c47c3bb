package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertBatchListener;
import java.util.List;

/**
 * An alert that fires, has resolved, or goes on firing.
 *
 * @param atNanos when it was posted
 */
record AlertNotification(AlertKey key, Alert alert, long atNanos, boolean repeat) implements Notification {
    static AlertNotification change(AlertKey key, Alert alert, long atNanos) {
        return new AlertNotification(key, alert, atNanos, false);
    }

    static AlertNotification repeat(AlertKey key, Alert alert, long atNanos) {
        return new AlertNotification(key, alert, atNanos, true);
    }

    static NotificationListener<AlertNotification> listener(AlertBatchListener listener) {
        return notifications -> {
            List<Alert> alerts =
                    notifications.stream().map(AlertNotification::alert).toList();
            if (notifications.get(0).repeat()) {
                listener.onRepeats(alerts);
            } else {
                listener.onAlerts(alerts);
            }
        };
    }

    @Override
    public boolean isBeginning() {
        return !repeat && alert.firing();
    }

    @Override
    public Object episode() {
        return alert.id();
    }

    @Override
    public String summary() {
        return alert.summary();
    }
}
