package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertBatchListener;
import io.slo4j.alert.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert that fires, has resolved, or goes on firing.
 *
 * @param atNanos when it was posted
 * @param ready waits for what must have happened before the listener is called with it; null if it can be called at once
 */
record AlertNotification(
        AlertKey key,
        Alert alert,
        long atNanos,
        boolean repeat,
        @Nullable Runnable ready) implements Notification {
    static AlertNotification change(AlertKey key, Alert alert, long atNanos) {
        return new AlertNotification(key, alert, atNanos, false, null);
    }

    static AlertNotification repeat(AlertKey key, Alert alert, long atNanos) {
        return new AlertNotification(key, alert, atNanos, true, null);
    }

    /** The same change, of which the listener is called when something else has happened. */
    AlertNotification after(Runnable other) {
        return new AlertNotification(key, alert, atNanos, repeat, other);
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
    public void awaitReady() {
        if (ready != null) {
            ready.run();
        }
    }

    /* A pager that rings must be told to stop; one that has not rung yet is told of a page rather than of a ticket. */
    @Override
    public int weight() {
        return !isBeginning() ? 2 : alert.severity() == Severity.PAGE ? 1 : 0;
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
