package io.slo4j.alert;

/**
 * Told when an alert begins to fire and when it resolves, in that order. A pending alert that clears tells nobody.
 *
 * <p>It may block: it delays neither evaluation nor recording nor another listener. It is called by one thread at a time.
 * What it throws is logged and counted. While it is busy, changes of the same alert may be coalesced into one, but the last
 * state of every alert arrives.
 *
 * <p>Who is told of an alert later than it began to fire, or again, is told how it stands now: {@link Alert#at()} is now,
 * {@link Alert#firedAt()} when it began, and {@link Alert#from()} is {@code FIRING}.
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

    /**
     * An alert that this listener was told of goes on firing. Called for subscriptions that
     * {@linkplain AlertSubscription#repeatEvery repeat} only; tells it again unless overridden.
     *
     * @param alert how it stands now
     * @throws Exception anything; it is logged and counted
     */
    default void onRepeat(Alert alert) throws Exception {
        onAlert(alert);
    }
}
