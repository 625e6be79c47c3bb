package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertBatchListener;
import io.slo4j.alert.AlertSubscription;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The way of alerts to one listener. One thread at a time ticks, one thread at a time delivers. */
final class Mailbox {
    private final AlertBatchListener listener;
    private final Consumer<Mailbox> onClose;
    private final NotificationQueue letters;
    private final NotificationFilter gate;
    private final Dispatch handover;

    private final ListenerCounts counts = new ListenerCounts();
    private final ListenerGuard guard = new ListenerGuard(ListenerKind.ALERT, counts);
    private volatile long toldNanos = Long.MAX_VALUE;
    private volatile boolean closed;

    /**
     * @param wanted slo4j's own, quick and without surprises; asked by the thread that ticks
     * @param onTold called when the listener has been told everything there was
     * @param onClose told when this is closed
     */
    Mailbox(
            AlertSubscription subscription,
            Predicate<Alert> wanted,
            Muting mutes,
            CurrentFigures retelling,
            Runnable onTold,
            Consumer<Mailbox> onClose) {
        this.listener = subscription.listener();
        this.onClose = onClose;
        this.letters = subscription.collecting().isZero()
                ? new BoundedQueue(counts.coalesced)
                : new CollectingQueue(subscription.collecting().toNanos(), counts.coalesced);
        this.gate = new NotificationFilter(subscription, wanted, mutes, retelling, letters, counts.suppressed);
        this.handover = new Dispatch(this, subscription.executor(), onTold, counts.rejected);
    }

    /** Takes in what is to be told at this tick. Never waits for the listener. */
    void tick(long nowNanos, List<Alert> resumed, List<Alert> posted) {
        if (hasToldAll()) {
            toldNanos = nowNanos;
        }
        gate.tick(nowNanos, resumed, posted);
        letters.tick(nowNanos);
        handover.tick();
    }

    /** There will be no more ticks: whatever is there is to be told now. */
    void hurry() {
        letters.hurry();
    }

    Dispatch handover() {
        return handover;
    }

    /** Delivers everything that is to be told now, on the calling thread. */
    void deliver() {
        while (!closed) {
            List<Notification> next = letters.take();
            if (next.isEmpty()) {
                return;
            }
            tell(next);
        }
    }

    boolean isReady() {
        return !closed && letters.isReady();
    }

    /** How many changes the listener has yet to be told, without those that are held back. */
    int waiting() {
        return letters.size();
    }

    /** The tick before which the listener has been told everything; {@link Long#MAX_VALUE} if there is nothing to tell it. */
    long toldNanos() {
        long before = toldNanos;
        return hasToldAll() ? Long.MAX_VALUE : before;
    }

    /* In this order: whoever takes the last letter is underway before, and until it has been told. */
    private boolean hasToldAll() {
        return letters.size() == 0 && !handover.isUnderway();
    }

    boolean isClosed() {
        return closed;
    }

    private void tell(List<Notification> next) {
        boolean repeat = next.get(0).repeat();
        List<Alert> alerts = next.stream().map(Notification::alert).toList();
        guard.call(alerts.size(), repeat ? counts.repeated : counts.delivered, alerts.get(0)::summary, () -> {
            if (repeat) {
                listener.onRepeats(alerts);
            } else {
                listener.onAlerts(alerts);
            }
        });
    }

    void close() {
        closed = true;
        onClose.accept(this);
    }

    ListenerCounts counts() {
        return counts;
    }
}
