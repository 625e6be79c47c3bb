package io.slo4j.alert;

/**
 * Called when an alert begins to fire, and when it resolves. For each alert the two alternate. A pending alert that never
 * fires is not reported.
 *
 * <p>The listener may block: it delays no evaluation, no recording and no other listener. It is called by one thread at a
 * time, on a daemon thread of its own or on the {@linkplain AlertSubscription#executor executor} of its subscription; on a
 * virtual clock by the thread that ticks.
 *
 * <p>A listener that throws is called again with the same notification, which has the same {@link Alert#id()} and
 * {@link Alert#sequence()}: after 1 s, 2 s, 4 s and so on of the registry's time, and after ten failures no more often than the
 * subscription {@linkplain AlertSubscription#repeatEvery repeats}, or every 4 hours if it does not; a {@link TryAgainException} says
 * itself when. That goes on until the listener returns; the beginning of an alert is given up when the alert is over, and its end
 * is told. What is thrown is counted, and logged once.
 *
 * <p>While the listener is busy, up to 1,024 notifications wait for it. Of further ones, a firing and a resolve of the same
 * alert cancel each other, so that the last state of every alert arrives.
 *
 * <p>Late and repeated notifications carry current figures: {@link Alert#at()} is the instant of the notification,
 * {@link Alert#firedAt()} the instant when the alert began to fire, and {@link Alert#from()} is {@code FIRING}. A notification
 * is late if the alert was inhibited or silenced when it began to fire, or fired before the listener was registered.
 */
@FunctionalInterface
public interface AlertListener {
    /**
     * An alert has begun to fire or has resolved.
     *
     * @param alert the alert
     * @throws Exception anything; the listener is called again
     */
    void onAlert(Alert alert) throws Exception;

    /**
     * An alert goes on firing. Called only for subscriptions that {@linkplain AlertSubscription#repeatEvery repeat}; by
     * default the same as {@link #onAlert}.
     *
     * @param alert the alert with current figures
     * @throws Exception anything; the listener is called again
     */
    default void onRepeat(Alert alert) throws Exception {
        onAlert(alert);
    }
}
