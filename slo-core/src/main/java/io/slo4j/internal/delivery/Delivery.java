package io.slo4j.internal.delivery;

import io.slo4j.Registration;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.budget.BudgetLevelChange;
import io.slo4j.budget.BudgetListener;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.guard.Notices;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings alerts and changes of budget levels to the listeners of one registry. What is posted is filtered and dispatched at
 * the next tick, so that a page and a ticket that change together are seen together.
 *
 * <p>Safe for use by any thread; one thread at a time posts and ticks.
 */
public final class Delivery {
    /* How often a listener that does not say is called again with what it goes on failing on. */
    private static final Duration USUAL_REPEAT = Duration.ofHours(4);

    private final boolean inBackground;
    private final EpisodeLog history;
    private final Muting muting;
    private final CurrentFigures figures;
    private final Runnable onDelivered;
    private final Notices notices;
    private final OwedEnds ends;
    private final WriteAhead ahead;
    private final PostedChanges changes = new PostedChanges();
    private final TestAlerts tests = new TestAlerts();
    private final ListenerCounts ofAll = new ListenerCounts();
    private final List<Recipient> recipients = new CopyOnWriteArrayList<>();
    private final AtomicBoolean recipientsChanged = new AtomicBoolean();
    private final AtomicInteger threads = new AtomicInteger();

    /* What had not been delivered when this was closed. */
    private volatile List<Recipient> atClose = List.of();

    private volatile boolean closed;

    /**
     * A delivery without listeners.
     *
     * @param inBackground true: each listener gets a daemon thread; false: notifications wait for {@link #deliverHere}
     * @param figures called by the thread that ticks
     * @param writing has a page written down that begins to fire, and returns what waits for that; called by the thread that
     *     ticks, and waits for nobody
     * @param onDelivered called, by the thread that delivers, when an alert listener has been called with everything there
     *     was; quick, and never throws
     * @param notices where it says once that a listener fails
     */
    public Delivery(
            boolean inBackground,
            SilenceList silences,
            EpisodeLog history,
            CurrentFigures figures,
            Supplier<Runnable> writing,
            Runnable onDelivered,
            Notices notices) {
        this.inBackground = inBackground;
        this.history = history;
        this.muting = new Muting(silences, this::isWanted);
        this.figures = figures;
        this.onDelivered = onDelivered;
        this.notices = notices;
        this.ends = new OwedEnds(notices);
        this.ahead = new WriteAhead(writing);
    }

    /**
     * Registers an alert listener. At the next tick it is notified of the alerts that fire already.
     *
     * @param scope asked by the thread that ticks
     */
    public Registration register(AlertSubscription subscription, Scope<Alert> scope) {
        ListenerCounts counts = new ListenerCounts(ofAll);
        NotificationQueue<AlertNotification> queue = subscription.collecting().isZero()
                ? new BoundedQueue(counts.coalesced)
                : new CollectingQueue(subscription.collecting().toNanos(), counts.coalesced);
        NotificationListener<AlertNotification> listener = AlertNotification.listener(subscription.listener());
        Mailbox<AlertNotification> mailbox = new Mailbox<>(
                queue,
                new GuardedListener<>(ListenerKind.ALERT, counts, listener, notices),
                new Retries<>(slowRetries(subscription.repeat())),
                counts.coalesced,
                !subscription.collecting().isZero());
        AlertFilter filter =
                new AlertFilter(subscription, scope, muting, figures, ends, ahead, mailbox, counts.suppressed);
        Dispatch dispatch = new Dispatch(
                ListenerKind.ALERT,
                mailbox,
                thread("slo4j-alerts-"),
                subscription.executor().orElse(null),
                counts.rejected,
                onDelivered,
                notices);
        return add(new Recipient(filter, dispatch), counts);
    }

    /**
     * Registers a budget listener.
     *
     * @param scope asked by the thread that ticks
     */
    public Registration register(Scope<BudgetLevelChange> scope, BudgetListener listener) {
        ListenerCounts counts = new ListenerCounts(ofAll);
        NotificationListener<LevelNotification> call = LevelNotification.listener(listener);
        Mailbox<LevelNotification> mailbox = new Mailbox<>(
                new LevelQueue(counts.coalesced),
                new GuardedListener<>(ListenerKind.BUDGET, counts, call, notices),
                new Retries<>(slowRetries(Duration.ZERO)),
                counts.coalesced,
                false);
        Dispatch dispatch = new Dispatch(
                ListenerKind.BUDGET, mailbox, thread("slo4j-budget-"), null, counts.rejected, () -> {}, notices);
        return add(new Recipient(new LevelFilter(scope, mailbox), dispatch), counts);
    }

    /** What all listeners have been notified of; for any thread. */
    public DeliveryCounts counts() {
        return new DeliveryCounts(
                ofAll.delivered.sum(),
                ofAll.failed.sum(),
                ofAll.coalesced.sum(),
                ofAll.suppressed.sum(),
                ofAll.rejected.sum(),
                recipients.stream().mapToLong(one -> one.dispatch().waiting()).sum());
    }

    private static long slowRetries(Duration repeat) {
        return Nanos.of(repeat.isZero() ? USUAL_REPEAT : repeat);
    }

    private @Nullable ExecutorService thread(String name) {
        return inBackground ? DeliveryThread.start(name + threads.incrementAndGet()) : null;
    }

    private Registration add(Recipient recipient, ListenerCounts counts) {
        recipients.add(recipient);
        recipientsChanged.set(true);
        if (closed) {
            remove(recipient);
        }
        return new ListenerRegistration(counts, () -> remove(recipient));
    }

    private void remove(Recipient recipient) {
        recipients.remove(recipient);
        recipientsChanged.set(true);
        recipient.dispatch().close();
    }

    /** An alert has begun to fire or has resolved. */
    public void post(Alert alert) {
        changes.change(alert.firing() ? PostedAlert.of(alert) : ended(alert));
    }

    private PostedAlert ended(Alert alert) {
        AlertKey key = AlertKey.of(alert);
        PostedAlert now = changes.begun(key);
        PostedAlert begun = now == null ? muting.firing(key) : now;
        return begun == null ? PostedAlert.of(alert) : begun.ended(alert);
    }

    /** Tells listeners of an alert that is a test, from the next tick on until an instant; for any thread. */
    public void test(Alert alert, long endNanos) {
        tests.ask(alert, endNanos);
    }

    public void post(BudgetLevelChange change) {
        changes.levels().add(change);
    }

    /** Takes up what an earlier process owed to its listeners, before any of its alerts is resumed. */
    public void restore(Collection<OwedEnd> earlier, long nowNanos) {
        ends.restore(earlier, nowNanos);
    }

    /**
     * An alert goes on firing that fired already in an earlier process. Listeners were notified of it there, unless it was
     * suppressed.
     */
    public void resume(Alert alert) {
        changes.resume(PostedAlert.resumed(alert, history.resumed(alert), ends.takenUp(alert.id())));
    }

    /** Whether an earlier process has left alerts firing that nothing here has taken up. */
    public boolean isAnyLeft() {
        return ends.anyLeft() || history.isAnyLeft();
    }

    /** Ends the alerts of some SLOs that an earlier process left firing and nothing here has taken up. */
    public void endLeft(Predicate<String> slos, long nowNanos) {
        ends.endLeft(slos, nowNanos);
        history.endLeft(slos);
    }

    /**
     * Filters and dispatches what was posted, and what has become due. Waits for nobody.
     *
     * @return whether an alert or a level has changed, or what is muted
     */
    public boolean tick(long nowNanos) {
        for (PostedAlert posted : changes.alerts()) {
            if (!posted.alert().firing() && posted.mayHaveBeenHeard()) {
                ends.ended(owed(posted, nowNanos), !posted.wasHeardEarlier());
            }
            history.changed(posted.alert());
        }
        boolean mutingChanged = muting.tick(nowNanos, changes);
        boolean others = recipientsChanged.getAndSet(false);
        if (others) {
            muting.listenersChanged();
        }
        if (others || mutingChanged) {
            muting.firing().stream().filter(this::isWanted).forEach(this::noteMuting);
        }
        tests.tick(nowNanos, recipients);
        for (Recipient recipient : recipients) {
            recipient.filter().tick(nowNanos, changes);
            if (recipient.dispatch().tick(nowNanos) && inBackground) {
                recipient.dispatch().start();
            }
            if (recipient.filter().isOver()) {
                remove(recipient);
            }
        }
        boolean changed =
                mutingChanged || !changes.levels().isEmpty() || !ends.news().isEmpty();
        changes.clear();
        ahead.tick();
        ends.tick(nowNanos, this::isOutstanding);
        return changed;
    }

    /* Of an alert that no listener wants nobody has been notified, whether it is muted or not. */
    private void noteMuting(PostedAlert posted) {
        history.muted(
                posted.key(),
                muting.isInhibited(posted, false),
                muting.isInhibited(posted, true),
                muting.isSilenced(posted));
    }

    private OwedEnd owed(PostedAlert posted, long nowNanos) {
        return posted.owed(history.suppression(posted.key()), TimeLine.instant(nowNanos));
    }

    private boolean isWanted(PostedAlert posted) {
        for (Recipient recipient : recipients) {
            if (recipient.filter().wants(posted)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the last change of an alert may not have reached all its listeners. Call between ticks. */
    public boolean isOutstanding(String alert) {
        return isOutstanding(recipients, alert) || isOutstanding(atClose, alert);
    }

    private static boolean isOutstanding(List<Recipient> some, String alert) {
        for (Recipient recipient : some) {
            if (recipient.filter().isOutstanding(alert)) {
                return true;
            }
        }
        return false;
    }

    /** The ends that the next process owes, should this one end now. Call between ticks. */
    public List<OwedEnd> owedEnds(long nowNanos) {
        List<OwedEnd> owed = ends.state(this::isOutstanding);
        /* What has been taken up since the last tick fires as well, though no tick has seen it. */
        Stream.concat(muting.firing().stream(), changes.resumed().stream())
                .filter(PostedAlert::mayHaveBeenHeard)
                .forEach(posted -> owed.add(owed(posted, nowNanos)));
        return owed;
    }

    /** Delivers on the calling thread, unless the listeners have threads. Call without locks that a listener may need. */
    public void deliverHere() {
        if (!inBackground) {
            for (Recipient recipient : recipients) {
                recipient.dispatch().start();
            }
        }
    }

    /** Whether a listener is being called by this thread, so that {@link #close} may be waiting for it. */
    public boolean isDeliveredBy(Thread thread) {
        return recipients.stream().anyMatch(recipient -> recipient.dispatch().isDeliveredBy(thread));
    }

    /** Waits until the listeners have returned from all that is to be delivered now; returns whether they have. Call between ticks. */
    public boolean awaitDelivered(Duration atMost) {
        Patience patience = new Patience(atMost);
        boolean delivered = true;
        for (Recipient recipient : recipients) {
            delivered &= recipient.dispatch().awaitDelivered(patience);
        }
        return delivered;
    }

    /** Delivers what was posted, as far as the listeners take it within the given time, and ends the threads. */
    public void close(Duration atMost) {
        closed = true;
        Patience patience = new Patience(atMost);
        boolean withinCall = isDeliveredBy(Thread.currentThread());
        tests.end();
        for (Recipient recipient : recipients) {
            recipient.dispatch().finish();
        }
        for (Recipient recipient : recipients) {
            recipient.dispatch().awaitFinish(withinCall, patience, atMost);
        }
        atClose = List.copyOf(recipients);
        for (Recipient recipient : recipients) {
            remove(recipient);
        }
    }
}
