package io.slo4j.alert;

/**
 * Told when an alert begins to fire and when it resolves, in that order. A pending alert that clears tells nobody.
 *
 * <p>Each listener has a thread of its own, so it may block: it delays neither evaluation nor recording nor another
 * listener. What it throws is logged and counted. While it is busy, changes of the same alert may be folded into one, but
 * the last state of every alert arrives.
 */
@FunctionalInterface
public interface AlertListener {
    /**
     * An alert has begun to fire or has resolved.
     *
     * @param alert what happened
     * @throws Exception anything; it is logged and counted
     */
    void onAlert(Alert alert) throws Exception;
}
