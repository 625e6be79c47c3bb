package io.slo4j.internal.delivery;

import io.slo4j.Registration;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.time.Durations;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * All listeners of one registry. Safe for use by any thread; alerts are posted, and ticks made, by one thread at a time. What
 * is posted goes on its way at the next tick, so that a page and a ticket that change together are looked at together.
 */
public final class Delivery {
    private static final Logger LOG = System.getLogger("io.slo4j.alert");

    private final boolean inBackground;
    private final Muting mutes;
    private final CurrentFigures retelling;
    private final EpisodeLog history;
    private final List<Alert> posted = new ArrayList<>();
    private final List<Alert> resumed = new ArrayList<>();
    private final Map<Mailbox, Optional<DeliveryThread>> mailboxes = new ConcurrentHashMap<>();
    private final AtomicInteger couriers = new AtomicInteger();
    private final Runnable onTold;

    /* The tick before which those had been told everything that were left behind when this was closed. */
    private volatile long leftBehindNanos = Long.MAX_VALUE;

    private volatile boolean closed;

    /**
     * No listeners yet.
     *
     * @param inBackground true: each listener gets a daemon thread; false: alerts wait for {@link #deliverHere}
     * @param onTold called by whoever has just told a listener everything there was to tell; quick and without surprises
     */
    public Delivery(
            boolean inBackground, SilenceList silences, EpisodeLog history, CurrentFigures retelling, Runnable onTold) {
        this.inBackground = inBackground;
        this.mutes = new Muting(silences, history);
        this.history = history;
        this.retelling = retelling;
        this.onTold = onTold;
    }

    /**
     * A listener for some alerts, which is told of those that fire already at the next tick.
     *
     * @param wanted slo4j's own, quick and without surprises; asked by whoever ticks
     */
    public Registration register(AlertSubscription subscription, Predicate<Alert> wanted) {
        Mailbox mailbox = new Mailbox(subscription, wanted, mutes, retelling, onTold, this::remove);
        Optional<DeliveryThread> courier = inBackground
                ? Optional.of(new DeliveryThread(mailbox, "slo4j-alerts-" + couriers.incrementAndGet()))
                : Optional.empty();
        mailboxes.put(mailbox, courier);
        if (closed) {
            mailbox.close();
        }
        return new ListenerRegistration(mailbox.counts(), mailbox::close);
    }

    public void post(Alert alert) {
        posted.add(alert);
    }

    /**
     * An alert that fired already in an earlier process. Listeners know of it, unless it is held back: they are told when it
     * resolves, or is held back no longer.
     */
    public void resume(Alert alert) {
        history.resumed(alert);
        resumed.add(alert);
    }

    /**
     * Sends what was posted, and what has become due, on its way. Waits for nobody.
     *
     * @return whether anything that fires, or is held back, has changed
     */
    public boolean tick(long nowNanos) {
        posted.forEach(history::changed);
        boolean changed = mutes.tick(nowNanos, resumed, posted);
        mailboxes.forEach((mailbox, courier) -> {
            mailbox.tick(nowNanos, resumed, posted);
            if (mailbox.isReady()) {
                courier.ifPresent(DeliveryThread::wake);
            }
        });
        resumed.clear();
        posted.clear();
        return changed;
    }

    /**
     * The tick before which every listener has been told everything; {@link Long#MAX_VALUE} if there is nothing to tell any of
     * them. Call between ticks.
     */
    public long toldNanos() {
        return mailboxes.keySet().stream().mapToLong(Mailbox::toldNanos).reduce(leftBehindNanos, Math::min);
    }

    /** Delivers on the calling thread where there are no threads of its own. */
    public void deliverHere() {
        if (!inBackground) {
            List.copyOf(mailboxes.keySet())
                    .forEach(mailbox -> mailbox.handover().carry());
        }
    }

    /** Delivers what was posted, as far as the listeners take it within the given time, and ends the threads. */
    public void close(Duration patience) {
        closed = true;
        long deadline = System.nanoTime() + patience.toNanos();
        mailboxes.forEach((mailbox, courier) -> {
            mailbox.hurry();
            courier.ifPresentOrElse(DeliveryThread::finish, mailbox.handover()::carry);
        });
        mailboxes.forEach((mailbox, courier) -> {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            boolean ended = courier.isEmpty() || courier.get().awaitEnd(left);
            if (mailbox.handover().isRefused()) {
                LOG.log(
                        Level.WARNING,
                        "executor of an alert listener must take its work when its registry closes, but refused; "
                                + mailbox.waiting() + " changes are not told");
            } else if (!ended) {
                LOG.log(
                        Level.WARNING,
                        "alert listener must return within " + Durations.text(patience)
                                + " when its registry closes, but was still busy; it is left behind with "
                                + mailbox.waiting() + " more changes to tell it");
            }
        });
        leftBehindNanos = toldNanos();
        List.copyOf(mailboxes.keySet()).forEach(Mailbox::close);
    }

    private void remove(Mailbox mailbox) {
        Optional<DeliveryThread> courier = mailboxes.remove(mailbox);
        if (courier != null) {
            courier.ifPresent(DeliveryThread::wake);
        }
    }
}
