package io.slo4j.alert;

import java.util.List;

/**
 * Called once for all alerts that have changed in a window of time. Threads and exceptions are as for
 * {@link AlertListener}.
 *
 * <p>A batch holds the last state of each alert, and only if it differs from the one that the listener was last called
 * with: an alert that has fired and resolved within the window, or resolved and fired again, is not in it. There are no
 * empty batches.
 */
@FunctionalInterface
public interface AlertBatchListener {
    /**
     * Alerts have begun to fire or have resolved.
     *
     * @param alerts at least one, each alert at most once, in the order in which they changed; immutable
     * @throws Exception anything; it is logged, and counted for each of the alerts
     */
    void onAlerts(List<Alert> alerts) throws Exception;

    /**
     * Alerts go on firing. Called only for subscriptions that {@linkplain AlertSubscription#repeatEvery repeat}; by default
     * the same as {@link #onAlerts}.
     *
     * @param alerts at least one, with current figures; immutable
     * @throws Exception anything; it is logged, and counted for each of the alerts
     */
    default void onRepeats(List<Alert> alerts) throws Exception {
        onAlerts(alerts);
    }
}
