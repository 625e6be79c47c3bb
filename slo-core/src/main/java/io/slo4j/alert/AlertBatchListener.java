package io.slo4j.alert;

import java.util.List;

/**
 * Told of what has changed in a while, all at once. Otherwise as {@link AlertListener}.
 *
 * <p>A batch says of each alert how it stands in the end, and only if that is news: an alert that has fired and resolved
 * within the while, or resolved and fired again, is left out. A batch that would be empty is not told.
 */
@FunctionalInterface
public interface AlertBatchListener {
    /**
     * Alerts have begun to fire or have resolved.
     *
     * @param alerts at least one, each alert at most once, in the order in which they changed; immutable
     * @throws Exception anything; it is logged and counted
     */
    void onAlerts(List<Alert> alerts) throws Exception;

    /**
     * Alerts that this listener was told of go on firing. Called for subscriptions that
     * {@linkplain AlertSubscription#repeatEvery repeat} only; tells them again unless overridden.
     *
     * @param alerts at least one, as they stand now; immutable
     * @throws Exception anything; it is logged and counted
     */
    default void onRepeats(List<Alert> alerts) throws Exception {
        onAlerts(alerts);
    }
}
