package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.time.Durations;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/**
 * Decides what one listener is told and when: nothing while an alert is held back, the resolve if and only if the firing was
 * told, and the firing alerts again and again if that is wanted. What passes alternates, for each alert, between firing and
 * resolved. For the thread that ticks.
 */
final class NotificationFilter {
    private final AlertSubscription subscription;
    private final Predicate<Alert> wanted;
    private final Muting mutes;
    private final CurrentFigures retelling;
    private final NotificationQueue letters;
    private final long repeatNanos;

    /* The firing alerts that the listener is to know of, and those it is not to know of yet. */
    private final Map<AlertKey, Told> told = new LinkedHashMap<>();
    private final Map<AlertKey, Alert> held = new LinkedHashMap<>();

    private final LongAdder suppressed;
    private boolean opened;
    private long changesSeen;

    NotificationFilter(
            AlertSubscription subscription,
            Predicate<Alert> wanted,
            Muting mutes,
            CurrentFigures retelling,
            NotificationQueue letters,
            LongAdder suppressed) {
        this.subscription = subscription;
        this.wanted = wanted;
        this.mutes = mutes;
        this.retelling = retelling;
        this.letters = letters;
        this.suppressed = suppressed;
        this.repeatNanos = Durations.nanosOrZero("repeat interval", subscription.repeat());
    }

    /** Lets through what is to be told at this tick. Nothing is repeated to a listener that is behind. */
    void tick(long nowNanos, List<Alert> resumed, List<Alert> posted) {
        boolean repeats = repeatNanos > 0 && !letters.isReady();
        resumed.stream().filter(wanted).forEach(alert -> knew(alert, nowNanos));
        for (Alert alert : posted) {
            if ((opened || !alert.firing()) && wanted.test(alert)) {
                changed(alert, nowNanos);
            }
        }
        if (!opened) {
            open(nowNanos);
        }
        if (!held.isEmpty() && changesSeen != mutes.changes()) {
            release(nowNanos);
        }
        changesSeen = mutes.changes();
        if (repeats) {
            repeat(nowNanos);
        }
    }

    private void open(long nowNanos) {
        opened = true;
        for (Alert alert : mutes.firing()) {
            if (wanted.test(alert) && mutes.isResumed(alert)) {
                knew(alert, nowNanos);
            } else if (wanted.test(alert)) {
                changed(alert, nowNanos);
            }
        }
    }

    /* An earlier process has told of it, unless it has held it back ever since it fired. */
    private void knew(Alert alert, long nowNanos) {
        AlertKey key = AlertKey.of(alert);
        if (mutes.neverTold(alert, subscription)) {
            held.put(key, alert);
        } else {
            told.put(key, new Told(alert, nowNanos));
        }
    }

    /*
     * A listener that comes late is told of what fires already, and, because it never heard of the rest, not of its end.
     */
    private void changed(Alert alert, long nowNanos) {
        AlertKey key = AlertKey.of(alert);
        if (alert.firing()) {
            if (mutes.holdBack(alert, subscription)) {
                held.put(key, alert);
            } else {
                tell(key, alert, nowNanos);
            }
        } else if (told.remove(key) != null) {
            letters.post(Notification.change(key, alert, nowNanos));
        } else if (held.remove(key) != null) {
            suppressed.add(2);
        }
    }

    private void tell(AlertKey key, Alert alert, long nowNanos) {
        told.put(key, new Told(alert, nowNanos));
        letters.post(Notification.change(key, asOf(nowNanos, alert), nowNanos));
    }

    private Alert asOf(long nowNanos, Alert alert) {
        return Durations.epochNanos(alert.at()) == nowNanos ? alert : retelling.of(alert, nowNanos);
    }

    private void release(long nowNanos) {
        Iterator<Map.Entry<AlertKey, Alert>> entries = held.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<AlertKey, Alert> entry = entries.next();
            if (!mutes.holdBack(entry.getValue(), subscription)) {
                entries.remove();
                tell(entry.getKey(), entry.getValue(), nowNanos);
            }
        }
    }

    private void repeat(long nowNanos) {
        told.forEach((key, last) -> {
            if (nowNanos - last.atNanos >= repeatNanos && !mutes.holdBack(last.alert, subscription)) {
                last.atNanos = nowNanos;
                letters.post(Notification.repeat(key, asOf(nowNanos, last.alert), nowNanos));
            }
        });
    }

    /** An alert that was told, and when it was told last. */
    private static final class Told {
        private final Alert alert;
        private long atNanos;

        Told(Alert alert, long atNanos) {
            this.alert = alert;
            this.atNanos = atNanos;
        }
    }
}
