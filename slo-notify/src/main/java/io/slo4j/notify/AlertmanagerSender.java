package io.slo4j.notify;

import io.slo4j.Registration;
import io.slo4j.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Tells one or several Prometheus Alertmanagers which alerts of a registry fire, by their API v2. Every receiver is told
 * independently of the others, by a daemon thread of its own: one that is dead or slow delays nobody.
 *
 * <ul>
 *   <li><b>What fires is said again at an interval</b>, a minute by default, with current figures. So an Alertmanager that was away or
 *       restarted knows it within one interval of its return. What is said expires after three intervals: a process that dies leaves
 *       no alert that fires for ever, and a registry that does not tick any more is not believed either.
 *   <li><b>All rules of one SLO and one severity are one alert</b> there, with the labels {@code alertname} and {@code slo} (the SLO's
 *       name), {@code severity}, and those of the SLO. The rule, the figures and the links are annotations. An alert that {@code SloRegistry.testAlert} has asked for has the label {@code test}.
 *   <li><b>A fleet</b> ({@link AlertmanagerSenderBuilder#fleet fleet}): every replica sends identical labels, so that all of them
 *       together are one alert and one notification. None says that it is over; when the last one that says it fires is silent, it
 *       expires.
 *   <li><b>A single process</b> ({@link AlertmanagerSenderBuilder#single single}): its name is the label {@code instance}, and the end
 *       of an alert is said at once.
 * </ul>
 *
 * <p>A request that fails is made again after 1 s, 2 s, 4 s and so on up to the interval, or as long as {@code Retry-After} asks for,
 * but at most ten minutes. A status such as 400 is final for that message; 401, 403 and 404 are not, because what is wrong there can be
 * put right. Redirects are not followed. Problems are logged by {@code io.slo4j.notify}, once until the receiver takes alerts again.
 *
 * <p>Safe for use by any thread. Close the registry first, then the sender.
 */
public final class AlertmanagerSender implements AutoCloseable {
    private static final long CLOSING_NANOS = Duration.ofSeconds(5).toNanos();

    private final ActiveAlerts active;
    private final List<SendingThread> receivers;
    private final String text;
    private volatile Registration registration;

    @SuppressWarnings("NullAway.Init") // registered before anybody else has it
    AlertmanagerSender(ActiveAlerts active, List<SendingThread> receivers, String text) {
        this.active = active;
        this.receivers = receivers;
        this.text = text;
    }

    /**
     * Returns a builder for a sender.
     *
     * @return a builder
     */
    public static AlertmanagerSenderBuilder builder() {
        return new AlertmanagerSenderBuilder();
    }

    void start(Registration registered) {
        registration = registered;
    }

    /** An alert has begun to fire, goes on firing, or is over. Waits for nobody. */
    void heard(Alert alert) {
        if (active.heard(alert, Instant.now(), System.nanoTime())) {
            receivers.forEach(SendingThread::wake);
        }
    }

    /**
     * How the receivers take what they are sent.
     *
     * @return one for each receiver, in the order in which they were given
     */
    public List<ReceiverStatus> receivers() {
        return receivers.stream().map(SendingThread::status).toList();
    }

    /**
     * Says what is new, once more, and ends the threads: within five seconds, whatever the receivers do. What fires then expires after
     * three intervals, unless the next process says it again. Closing again does nothing.
     */
    @Override
    public void close() {
        registration.close();
        receivers.forEach(SendingThread::finish);
        long untilNanos = System.nanoTime() + CLOSING_NANOS;
        boolean interrupted = false;
        for (SendingThread receiver : receivers) {
            interrupted |= !receiver.awaitEnd(interrupted ? 0 : untilNanos - System.nanoTime());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
