package io.slo4j.alert.engine;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertListener;
import io.slo4j.alert.AlertRegistration;
import io.slo4j.time.Durations;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** All listeners of one registry. Safe for use by any thread; alerts are posted by one thread at a time. */
public final class Delivery {
    private static final Logger LOG = System.getLogger("io.slo4j.alert");

    private final boolean inBackground;
    private final Map<Mailbox, Optional<Courier>> mailboxes = new ConcurrentHashMap<>();
    private final AtomicInteger couriers = new AtomicInteger();

    /**
     * No listeners yet.
     *
     * @param inBackground true: each listener gets a daemon thread; false: alerts wait for {@link #deliverHere}
     */
    public Delivery(boolean inBackground) {
        this.inBackground = inBackground;
    }

    /**
     * A listener for some alerts.
     *
     * @param wanted slo4j's own, quick and without surprises; asked by whoever posts
     */
    public AlertRegistration register(Predicate<Alert> wanted, AlertListener listener) {
        Mailbox mailbox = new Mailbox(wanted, listener, this::remove);
        Optional<Courier> courier = inBackground
                ? Optional.of(new Courier(mailbox, "slo4j-alerts-" + couriers.incrementAndGet()))
                : Optional.empty();
        mailboxes.put(mailbox, courier);
        return mailbox;
    }

    public void post(Alert alert) {
        mailboxes.forEach((mailbox, courier) -> {
            mailbox.post(alert);
            courier.ifPresent(Courier::wake);
        });
    }

    /** Delivers on the calling thread where there are no threads of its own. */
    public void deliverHere() {
        if (!inBackground) {
            List.copyOf(mailboxes.keySet()).forEach(Mailbox::deliver);
        }
    }

    /** Delivers what was posted, as far as the listeners take it within the given time, and ends the threads. */
    public void close(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        mailboxes.forEach((mailbox, courier) -> {
            if (courier.isEmpty()) {
                mailbox.deliver();
            } else if (!courier.get().finish(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
                LOG.log(
                        Level.WARNING,
                        "alert listener must return within " + Durations.text(patience)
                                + " when its registry closes, but was still busy; it is left behind with "
                                + mailbox.waiting() + " more changes to tell it");
            }
        });
        List.copyOf(mailboxes.keySet()).forEach(Mailbox::close);
    }

    private void remove(Mailbox mailbox) {
        Optional<Courier> courier = mailboxes.remove(mailbox);
        if (courier != null) {
            courier.ifPresent(Courier::wake);
        }
    }
}
