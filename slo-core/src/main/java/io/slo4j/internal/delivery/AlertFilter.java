package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.check.TimeLine;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/**
 * Posts the alerts that a listener wants: none while it is muted, the resolve only if the firing was posted, and alerts that
 * go on firing again and again if the subscription says so. What is posted of one alert alternates between firing and
 * resolved.
 */
final class AlertFilter implements NotificationFilter {
    private final AlertSubscription subscription;
    private final Predicate<Alert> wanted;
    private final Muting muting;
    private final CurrentFigures figures;
    private final Mailbox<AlertNotification> mailbox;
    private final LongAdder suppressions;
    private final long repeatNanos;

    /* The firing alerts that the listener is notified of, and those that it is not notified of while they are muted. */
    private final Map<AlertKey, Notified> notified = new LinkedHashMap<>();
    private final Map<AlertKey, PostedAlert> suppressed = new LinkedHashMap<>();

    private boolean opened;
    private long mutingVersion;

    AlertFilter(
            AlertSubscription subscription,
            Predicate<Alert> wanted,
            Muting muting,
            CurrentFigures figures,
            Mailbox<AlertNotification> mailbox,
            LongAdder suppressions) {
        this.subscription = subscription;
        this.wanted = wanted;
        this.muting = muting;
        this.figures = figures;
        this.mailbox = mailbox;
        this.suppressions = suppressions;
        this.repeatNanos = Nanos.orZero("repeat interval", subscription.repeat());
    }

    /** Nothing is repeated to a listener that is behind. */
    @Override
    public void tick(long nowNanos, PostedChanges changes) {
        boolean repeats = repeatNanos > 0 && !mailbox.isReady();
        if (changes.hasAlerts()) {
            take(changes, nowNanos);
        }
        if (!opened) {
            opened = true;
            muting.firing().forEach(posted -> begin(posted, nowNanos));
        }
        if (mutingVersion != muting.version()) {
            mutingVersion = muting.version();
            release(nowNanos);
        }
        if (repeats) {
            repeat(nowNanos);
        }
    }

    @Override
    public boolean wants(PostedAlert posted) {
        return wanted.test(posted.alert());
    }

    /* Until the filter is opened, what fires is taken from all that fires. */
    private void take(PostedChanges changes, long nowNanos) {
        for (PostedAlert posted : changes.resumed()) {
            begin(posted, nowNanos);
        }
        for (PostedAlert posted : changes.alerts()) {
            if (!posted.alert().firing()) {
                end(posted, nowNanos);
            } else if (opened) {
                begin(posted, nowNanos);
            }
        }
    }

    /* Of an alert that goes on from an earlier process the listener was notified there, unless it was muted all the time. */
    private void begin(PostedAlert posted, long nowNanos) {
        if (!wanted.test(posted.alert())) {
            return;
        }
        boolean resumed = posted.isResumed();
        if (resumed ? posted.wasSuppressedFor(subscription) : muting.isMuted(posted, subscription)) {
            suppressed.put(posted.key(), posted);
        } else if (resumed) {
            notified.put(posted.key(), new Notified(posted, nowNanos));
        } else {
            notify(posted, nowNanos);
        }
    }

    private void end(PostedAlert posted, long nowNanos) {
        if (notified.remove(posted.key()) != null) {
            mailbox.post(AlertNotification.change(posted.key(), posted.alert(), nowNanos), nowNanos);
        } else if (suppressed.remove(posted.key()) != null) {
            suppressions.add(2);
        }
    }

    private void notify(PostedAlert posted, long nowNanos) {
        notified.put(posted.key(), new Notified(posted, nowNanos));
        mailbox.post(AlertNotification.change(posted.key(), current(posted.alert(), nowNanos), nowNanos), nowNanos);
    }

    private Alert current(Alert alert, long nowNanos) {
        return TimeLine.nanos(alert.at()) == nowNanos ? alert : figures.of(alert, nowNanos);
    }

    private void release(long nowNanos) {
        for (Iterator<PostedAlert> all = suppressed.values().iterator(); all.hasNext(); ) {
            PostedAlert posted = all.next();
            if (!muting.isMuted(posted, subscription)) {
                all.remove();
                notify(posted, nowNanos);
            }
        }
    }

    private void repeat(long nowNanos) {
        notified.forEach((key, last) -> {
            if (nowNanos - last.atNanos >= repeatNanos && !muting.isMuted(last.posted, subscription)) {
                last.atNanos = nowNanos;
                Alert current = current(last.posted.alert(), nowNanos);
                mailbox.post(AlertNotification.repeat(key, current, nowNanos), nowNanos);
            }
        });
    }

    @Override
    public long undeliveredSinceNanos() {
        return mailbox.undeliveredSinceNanos();
    }

    /** A firing alert, and when the listener was last notified of it. */
    private static final class Notified {
        private final PostedAlert posted;
        private long atNanos;

        Notified(PostedAlert posted, long atNanos) {
            this.posted = posted;
            this.atNanos = atNanos;
        }
    }
}
