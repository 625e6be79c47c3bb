package io.slo4j;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertHistory;
import io.slo4j.alert.AlertListener;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Severity;
import io.slo4j.alert.Silences;
import io.slo4j.budget.BudgetLevelChange;
import io.slo4j.budget.BudgetListener;
import io.slo4j.internal.budget.Slicing;
import io.slo4j.internal.budget.TimeSlices;
import io.slo4j.internal.count.History;
import io.slo4j.internal.count.Sampling;
import io.slo4j.internal.count.Timeline;
import io.slo4j.internal.count.WindowStarts;
import io.slo4j.internal.delivery.Delivery;
import io.slo4j.internal.delivery.DirectListener;
import io.slo4j.internal.delivery.EpisodeLog;
import io.slo4j.internal.delivery.LevelDelivery;
import io.slo4j.internal.delivery.SilenceList;
import io.slo4j.internal.snapshot.SnapshotContent;
import io.slo4j.internal.snapshot.StoredEpisode;
import io.slo4j.internal.snapshot.StoredSlo;
import io.slo4j.internal.snapshot.TakenSnapshot;
import io.slo4j.store.SloSnapshot;
import io.slo4j.time.Durations;
import io.slo4j.time.SloClock;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The SLOs of a service, and what makes them tick: once a second their totals are checkpointed and their rules evaluated.
 *
 * <p>A registry has one daemon thread that ticks, one for each alert listener, and one for each budget listener while there
 * is something to tell it; on a virtual clock it has none. Safe for
 * use by any thread. Close it to evaluate once more, deliver what is waiting and end the threads.
 */
public final class SloRegistry implements AutoCloseable {
    private static final Logger LOG = System.getLogger("io.slo4j");
    private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(5);

    private final SloClock clock;
    private final long tickNanos;
    private final Map<String, Slo> slos = new ConcurrentSkipListMap<>();
    private final SloListeners listeners = new SloListeners();
    private final SilenceList silences;
    private final EpisodeLog history;
    private final Delivery delivery;
    private final LevelDelivery levelDelivery;
    private final @Nullable Ticker ticker;

    /* Held while ticking, registering and closing, so that an SLO is part of a tick or registered after it. */
    private final ReentrantLock ticking = new ReentrantLock();
    private final Timeline timeline;
    private final WindowStarts starts = new WindowStarts();
    private final List<SloTracker> ticked = new ArrayList<>();
    private final RestoredSnapshot restored;
    private final @Nullable SnapshotSaver keeper;
    private volatile boolean closed;

    private final List<SloGroup> groups = new CopyOnWriteArrayList<>();

    /* SLOs that count already and take part from the next tick on. */
    private final Queue<Slo> joining = new ConcurrentLinkedQueue<>();

    SloRegistry(SloClock clock, long tickNanos, int rememberedAlerts, @Nullable SnapshotSaver keeper) {
        boolean inBackground = clock.pace() > 0;
        this.clock = clock;
        this.tickNanos = tickNanos;
        this.timeline = new Timeline(tickNanos, Durations.saturatedNanos(SloPeriod.THIRTY_DAYS.length()));
        this.silences = new SilenceList(clock);
        this.history = new EpisodeLog(rememberedAlerts);
        this.delivery = new Delivery(inBackground, silences, history, this::retold, this::saveSoon);
        this.levelDelivery = new LevelDelivery(inBackground);
        this.keeper = keeper;
        long now = clock.epochNanos();
        this.restored = (keeper == null ? Optional.<SloSnapshot>empty() : keeper.load())
                .map(snapshot -> RestoredSnapshot.of(TakenSnapshot.content(snapshot), now))
                .orElseGet(() -> RestoredSnapshot.nothing(now));
        restored.silences().stream()
                .flatMap(silence -> StoredSilences.restored(silence).stream())
                .forEach(silences::add);
        history.restore(restored.episodes());
        timeline.reach(restored.reachNanos());
        timeline.restore(restored.instants());
        if (keeper != null) {
            keeper.start(this::snapshot);
        }
        this.ticker = inBackground ? new Ticker(this::tick, clock, tickNanos) : null;
    }

    /**
     * A registry in real time that ticks once a second.
     *
     * @return a new registry
     */
    public static SloRegistry create() {
        return builder().build();
    }

    /**
     * Begins to say how a registry works.
     *
     * @return a builder
     */
    public static SloRegistryBuilder builder() {
        return new SloRegistryBuilder();
    }

    Slo register(SloDefinition definition) {
        Slo slo = locked(() -> {
            if (closed) {
                throw new IllegalStateException("registry must be open to register an SLO, but was closed");
            }
            if (slos.containsKey(definition.name())) {
                throw new IllegalArgumentException(
                        "SLO name must be unused in its registry, but was \"" + definition.name() + "\"");
            }
            prepare(definition);
            Slo added = new Slo(this, tracker(definition), clock);
            restore(added.tracker());
            slos.put(definition.name(), added);
            ticked.add(added.tracker());
            return added;
        });
        listeners.registered(slo);
        return slo;
    }

    private SloTracker tracker(SloDefinition definition) {
        long now = clock.epochNanos();
        Slicing slicing = definition.slicing();
        TimeSlices slices = slicing == null
                ? null
                : new TimeSlices(slicing, new History(timeline, restored.slicedSinceNanos(definition, now)), now, 0, 0);
        History history = new History(timeline, restored.startNanos(definition, now));
        return new SloTracker(definition, history, slices, starts, now);
    }

    /* For SLOs that take part in ticks: between two of them. */
    private void restore(SloTracker tracker) {
        long now = clock.epochNanos();
        restored.take(tracker.definition()).ifPresent(stored -> {
            tracker.restore(stored, restored.atNanos(), now);
            if (!tracker.alerts().allInactive()) {
                tracker.alerts().resume(tracker.readings(now), delivery::resume);
            }
        });
    }

    SloGroup register(SloGroup group) {
        return locked(() -> {
            if (closed) {
                throw new IllegalStateException("registry must be open to register an SLO group, but was closed");
            }
            if (groups.stream().anyMatch(other -> other.name().equals(group.name()))) {
                throw new IllegalArgumentException(
                        "SLO group name must be unused in its registry, but was \"" + group.name() + "\"");
            }
            prepare(group.definition());
            /* Follows the rules' windows, so that members, which register without the lock, find theirs followed. */
            tracker(group.definition());
            groups.add(group);
            return group;
        });
    }

    void remove(SloGroup group) {
        groups.remove(group);
    }

    /**
     * An SLO that counts from now on and is evaluated from the next tick on: for SLOs that come about on the way of a request,
     * which must not wait for a tick to end. Its period must have been reached before. Never fails; in a closed registry
     * nobody evaluates it.
     */
    Slo join(SloDefinition definition) {
        Slo joined = new Slo(this, tracker(definition), clock);
        Slo present = closed ? null : slos.putIfAbsent(definition.name(), joined);
        if (present == null && !closed) {
            joining.add(joined);
        }
        return present == null ? joined : present;
    }

    /* Before a slot is claimed: until then nobody writes into a slot that the joined SLOs' checkpoints might not have. */
    private void welcome() {
        for (Slo joined = joining.poll(); joined != null; joined = joining.poll()) {
            Slo slo = joined;
            if (slos.get(slo.name()) == slo) {
                slo.tracker().fit();
                restore(slo.tracker());
                ticked.add(slo.tracker());
                listeners.registeredLater(slo);
            }
        }
    }

    private void prepare(SloDefinition definition) {
        Slicing slicing = definition.slicing();
        if (slicing != null && slicing.sliceNanos() < tickNanos) {
            throw new IllegalArgumentException("time slice must be at least the registry's tick of "
                    + Durations.text(Duration.ofNanos(tickNanos)) + ", but was " + Durations.text(slicing.slice()));
        }
        int before = timeline.slots();
        timeline.reach(Durations.saturatedNanos(definition.period().longest()));
        if (timeline.slots() > before) {
            ticked.forEach(SloTracker::fit);
        }
    }

    void remove(Slo slo) {
        boolean removed = locked(() -> {
            boolean present = slos.remove(slo.name(), slo);
            if (present) {
                ticked.remove(slo.tracker());
                long now = clock.epochNanos();
                if (!closed) {
                    slo.tracker().alerts().end(slo.tracker().readings(now), delivery::post);
                }
                slo.end(now);
            }
            return present;
        });
        if (removed) {
            listeners.closed(slo);
        }
    }

    /**
     * The SLO of this name.
     *
     * @param name a name
     * @return the SLO, or empty if none is registered
     */
    public Optional<Slo> find(String name) {
        return Optional.ofNullable(slos.get(name));
    }

    /**
     * All SLOs.
     *
     * @return an immutable copy, ordered by name
     */
    public Collection<Slo> slos() {
        return List.copyOf(slos.values());
    }

    /**
     * The clock of this registry.
     *
     * @return as given to the builder
     */
    public SloClock clock() {
        return clock;
    }

    /**
     * Tells a listener when alerts of any SLO begin to fire or resolve: {@code subscribe(AlertSubscription.to(listener))}.
     *
     * @param listener who is told
     * @return the registration; close it to be told no more
     */
    public Registration onAlert(AlertListener listener) {
        return subscribe(AlertSubscription.to(listener));
    }

    /**
     * Tells a listener when alerts of one severity begin to fire or resolve.
     *
     * @param severity page or ticket
     * @param listener who is told
     * @return the registration; close it to be told no more
     */
    public Registration onAlert(Severity severity, AlertListener listener) {
        return subscribe(AlertSubscription.to(listener).severity(severity));
    }

    /**
     * Tells a listener of alerts, the way the subscription says. Of those that fire already, too, at the next tick.
     *
     * @param subscription who wants to be told of what, and how
     * @return the registration; close it to be told no more
     */
    public Registration subscribe(AlertSubscription subscription) {
        return delivery.register(subscription, subscription.matcher()::matches);
    }

    Registration subscribe(AlertSubscription subscription, Predicate<Alert> wanted) {
        return delivery.register(subscription, wanted);
    }

    /**
     * The times in which nobody is told of some alerts.
     *
     * @return the silences of this registry, to be read and changed
     */
    public Silences silences() {
        return silences;
    }

    /**
     * The last alerts, those of earlier processes among them if there is a store, and how each rule has behaved.
     *
     * @return the history of this registry; it goes on growing, up to what the builder said
     */
    public AlertHistory alertHistory() {
        return history;
    }

    /**
     * Tells a listener when the budget of any SLO moves to another level of its policy.
     *
     * @param listener who is told
     * @return the registration; close it to be told no more
     */
    public Registration onBudgetLevel(BudgetListener listener) {
        return onBudgetLevel(change -> true, listener);
    }

    Registration onBudgetLevel(Predicate<BudgetLevelChange> wanted, BudgetListener listener) {
        return levelDelivery.register(wanted, Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Adds a listener that is called with every SLO that is there, before this returns, and then with those that are
     * registered or closed.
     *
     * @param listener called on the thread that registers or closes an SLO
     * @return the registration; close it to remove the listener
     */
    public Registration addListener(SloListener listener) {
        DirectListener<SloListener> added = SloListeners.of(Objects.requireNonNull(listener, "listener"));
        List<Slo> present = new ArrayList<>();
        Registration registration = locked(() -> {
            slos.values().stream().filter(slo -> !joining.contains(slo)).forEach(present::add);
            return listeners.add(added);
        });
        present.forEach(slo -> SloListeners.registered(added, slo));
        return registration;
    }

    /**
     * Everything that is known of the SLOs, as a value: to keep it, send it, or add it to those of other instances. Ticks and
     * recording go on meanwhile. After {@link #close()} there are no SLOs, and so none in the snapshot.
     *
     * @return a new snapshot
     */
    public SloSnapshot snapshot() {
        List<SloTracker> present = new ArrayList<>();
        List<StoredSlo> stored = new ArrayList<>();
        Sampling sampling = locked(() -> {
            present.addAll(ticked);
            stored.addAll(restored.waiting(clock.epochNanos()));
            return new Sampling(timeline);
        });
        long now = clock.epochNanos();
        Instant at = Durations.instant(now);
        present.forEach(tracker -> stored.add(tracker.stored(sampling, at)));
        /* After the SLOs and between ticks: no rule that is stored as firing is missing, nor is it said to be told too early. */
        List<StoredEpisode> episodes = locked(() -> history.stored(at, delivery.toldNanos()));
        return TakenSnapshot.of(SnapshotContent.of(
                now,
                sampling.instants(),
                stored,
                silences.list().stream().map(StoredSilences::stored).toList(),
                episodes));
    }

    /**
     * Checkpoints the totals and evaluates the rules of every SLO, now. Called by the registry's own thread; on a virtual
     * clock by whoever moves it, and then alerts are delivered before this returns.
     */
    public void tick() {
        this.<@Nullable Void>locked(() -> {
            if (!closed) {
                evaluate();
            }
            return null;
        });
        listeners.callLater();
        groups.forEach(group -> SloListeners.guarded(() -> group.evictIdle(clock.epochNanos())));
        delivery.deliverHere();
        levelDelivery.deliverHere();
        if (keeper != null) {
            keeper.tickHere();
        }
    }

    private Alert retold(Alert alert, long nowNanos) {
        Slo slo = slos.get(alert.slo());
        try {
            return slo == null
                    ? alert
                    : slo.tracker().alerts().retold(alert, slo.tracker().readings(nowNanos));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "an alert could not be told with the figures of now; it is told as it was", e);
            return alert;
        }
    }

    private void evaluate() {
        welcome();
        long now = clock.epochNanos();
        int slot = timeline.claim(now);
        starts.move(timeline.view(), now);
        Consumer<Alert> post = delivery::post;
        Consumer<BudgetLevelChange> postLevel = this::tell;
        for (SloTracker tracker : ticked) {
            try {
                tracker.tick(now, slot, post, postLevel);
            } catch (Throwable thrown) {
                LOG.log(Level.WARNING, "an SLO could not be evaluated; its counts are safe", thrown);
            }
        }
        if (slot >= 0) {
            timeline.publish(now, slot);
        }
        if (delivery.tick(now)) {
            saveSoon();
        }
    }

    private void tell(BudgetLevelChange change) {
        levelDelivery.post(change);
        saveSoon();
    }

    private void saveSoon() {
        if (keeper != null) {
            keeper.saveSoon();
        }
    }

    /**
     * Evaluates once more, closes every SLO, delivers what listeners take within five seconds and ends the threads. Closing
     * again does nothing.
     */
    @Override
    public void close() {
        boolean closing = locked(() -> {
            if (closed) {
                return false;
            }
            evaluate();
            closed = true;
            return true;
        });
        if (closing) {
            if (ticker != null) {
                ticker.stop();
            }
            delivery.close(CLOSING_PATIENCE);
            if (keeper != null) {
                keeper.close();
            }
            slos().forEach(Slo::close);
            levelDelivery.close(CLOSING_PATIENCE);
        }
    }

    private <T extends @Nullable Object> T locked(Supplier<T> body) {
        ticking.lock();
        try {
            return body.get();
        } finally {
            ticking.unlock();
        }
    }
}
