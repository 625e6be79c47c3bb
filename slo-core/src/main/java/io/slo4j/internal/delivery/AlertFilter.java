package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Severity;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.check.TimeLine;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Posts the alerts that a listener wants: none while it is muted, the resolve only if the firing was posted, and alerts that
 * go on firing again and again if the subscription says so. What is posted of one alert alternates between firing and
 * resolved.
 */
final class AlertFilter implements NotificationFilter {
    private final AlertSubscription subscription;
    private final Scope<Alert> scope;
    private final Muting muting;
    private final CurrentFigures figures;
    private final OwedEnds ends;
    private final WriteAhead ahead;
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
            Scope<Alert> scope,
            Muting muting,
            CurrentFigures figures,
            OwedEnds ends,
            WriteAhead ahead,
            Mailbox<AlertNotification> mailbox,
            LongAdder suppressions) {
        this.subscription = subscription;
        this.scope = scope;
        this.muting = muting;
        this.figures = figures;
        this.ends = ends;
        this.ahead = ahead;
        this.mailbox = mailbox;
        this.suppressions = suppressions;
        this.repeatNanos = Nanos.orZero("repeat interval", subscription.repeat());
    }

    /** Nothing is repeated to a listener that is behind. */
    @Override
    public void tick(long nowNanos, PostedChanges changes) {
        boolean repeats = repeatNanos > 0 && !mailbox.isReady();
        (opened ? ends.news() : ends.late()).forEach(end -> endOfEarlier(end, nowNanos));
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
    public boolean test(Alert alert, long nowNanos) {
        boolean wanted = scope.holds(alert);
        if (wanted) {
            mailbox.post(AlertNotification.change(AlertKey.of(alert), alert, nowNanos));
        }
        return wanted;
    }

    @Override
    public boolean wants(PostedAlert posted) {
        return scope.holds(posted.alert());
    }

    /* Until the filter is opened, what fires is taken from all that fires. */
    private void take(PostedChanges changes, long nowNanos) {
        for (PostedAlert posted : changes.resumed()) {
            begin(posted, nowNanos);
        }
        for (PostedAlert posted : changes.alerts()) {
            if (!posted.alert().firing()) {
                end(posted, opened || !ends.isLate(posted.alert().id()), nowNanos);
            } else if (opened && !scope.isOver()) {
                begin(posted, nowNanos);
            }
        }
    }

    /* Of an alert that goes on from an earlier process the listener was notified there, unless it was muted all the time. */
    private void begin(PostedAlert posted, long nowNanos) {
        if (!scope.holds(posted.alert())) {
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

    /* Who may have heard of an alert in an earlier process hears of its end, whatever has become of it here. */
    private void end(PostedAlert posted, boolean due, long nowNanos) {
        if (notified.remove(posted.key()) != null) {
            end(posted.key(), posted.alert(), due, nowNanos);
        } else if (suppressed.remove(posted.key()) != null) {
            if (posted.wasHeardEarlierBy(subscription)) {
                end(posted.key(), posted.alert(), due, nowNanos);
            } else {
                suppressions.add(2);
            }
        }
    }

    private void end(AlertKey key, Alert alert, boolean due, long nowNanos) {
        if (due) {
            ends.posted(alert.id());
            mailbox.post(AlertNotification.change(key, alert, nowNanos));
        }
    }

    private void endOfEarlier(OwedEnd end, long nowNanos) {
        if (scope.holds(end.alert()) && end.isOwedTo(subscription)) {
            end(AlertKey.of(end.alert()), end.alert(), true, nowNanos);
        }
    }

    private void notify(PostedAlert posted, long nowNanos) {
        posted.heardBy(subscription);
        notified.put(posted.key(), new Notified(posted, nowNanos));
        AlertNotification begins = AlertNotification.change(posted.key(), current(posted, nowNanos), nowNanos);
        boolean page = posted.alert().severity() == Severity.PAGE;
        mailbox.post(page ? begins.after(ahead.ofThisTick()) : begins);
    }

    private Alert current(PostedAlert posted, long nowNanos) {
        Alert alert = posted.alert();
        return TimeLine.nanos(alert.at()) == nowNanos ? alert : posted.continuedAs(figures.of(alert, nowNanos));
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
                mailbox.post(AlertNotification.repeat(key, current(last.posted, nowNanos), nowNanos));
            }
        });
    }

    @Override
    public boolean isOutstanding(String alert) {
        return mailbox.isOutstanding(alert);
    }

    @Override
    public boolean isOver() {
        return opened && scope.isOver() && notified.isEmpty() && suppressed.isEmpty() && mailbox.isSettled();
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
