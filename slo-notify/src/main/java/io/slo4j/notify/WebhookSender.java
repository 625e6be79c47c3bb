package io.slo4j.notify;

import io.slo4j.Registration;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertListener;
import io.slo4j.alert.TryAgainException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Posts every change of an alert of a registry to a webhook, as JSON made from a {@linkplain MessageTemplate template}. It is a listener
 * like any other, so what {@link AlertListener} promises holds: an alert arrives at least once, and whoever may have received its
 * beginning receives its end, also from a later process.
 *
 * <p>A request that fails is made again after 1 s, 2 s, 4 s and so on up to a minute, or as long as {@code Retry-After} asks for, but at
 * most ten minutes, until it is taken or the alert is over. While a receiver is left alone, nothing else is tried there. A status such as
 * 400 is final for that message; 401, 403 and 404 are not, because what is wrong there can be put right. Redirects are not followed.
 * Problems are logged by {@code io.slo4j.notify}, once until the receiver takes alerts again.
 *
 * <p>Of several replicas each sends its own alerts. Where they are to be one, send them to Alertmanager, by {@link AlertmanagerSender}.
 *
 * <p>Safe for use by any thread. Close the registry first, then the sender.
 */
public final class WebhookSender implements AutoCloseable {
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

    private final Receiver receiver;
    private final MessageTemplate template;
    private final String instance;
    private final HttpPost post;
    private final ReceiverLog log;
    private @Nullable Registration registration;

    WebhookSender(Receiver receiver, MessageTemplate template, String instance) {
        this.receiver = receiver;
        this.template = template;
        this.instance = instance;
        this.post = new HttpPost(receiver, receiver.uri(), template.secrets());
        this.log = new ReceiverLog(receiver);
    }

    /**
     * Returns a builder for a sender.
     *
     * @param receiver the webhook, and the credentials
     * @return a builder
     */
    public static WebhookSenderBuilder builder(Receiver receiver) {
        return new WebhookSenderBuilder(receiver);
    }

    synchronized void start(Registration registered) {
        registration = registered;
    }

    AlertListener listener() {
        return new Listener();
    }

    /**
     * How the receiver takes what it is sent.
     *
     * @return its counts, and what is wrong now
     */
    public ReceiverStatus receiver() {
        return log.status();
    }

    /**
     * Sends nothing more, and gives up what is being sent. What the receiver has not taken by then is owed by the next process, if the
     * registry has a store. Closing again does nothing.
     */
    @Override
    public void close() {
        Registration registered;
        synchronized (this) {
            registered = registration;
        }
        if (registered != null) {
            registered.close();
        }
        post.close();
    }

    @Override
    public String toString() {
        return "WebhookSender[" + receiver + "]";
    }

    /** Called by one thread at a time. */
    private final class Listener implements AlertListener {
        private final Backoff backoff = new Backoff(LONGEST_BACKOFF);
        private long restUntilNanos = System.nanoTime();

        @Override
        public void onAlert(Alert alert) throws TryAgainException {
            long restNanos = restUntilNanos - System.nanoTime();
            if (restNanos > 0) {
                throw again(restNanos);
            }
            Answer answer = post.send(template.message(alert, instance));
            if (answer.accepted() || !post.isClosed()) {
                log.add(answer);
            }
            if (answer.result() == Answer.Result.FAILED) {
                long nanos = backoff.failed(answer.retryAfter());
                restUntilNanos = System.nanoTime() + nanos;
                throw again(nanos);
            }
            backoff.accepted();
        }

        /* The log of the receiver says why. */
        private TryAgainException again(long nanos) {
            return new TryAgainException("", Duration.ofNanos(nanos));
        }
    }
}
