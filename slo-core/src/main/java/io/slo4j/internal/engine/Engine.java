package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import io.slo4j.alert.Alert;
import io.slo4j.budget.BudgetLevelChange;
import io.slo4j.internal.delivery.Delivery;
import io.slo4j.internal.delivery.EpisodeLog;
import io.slo4j.internal.delivery.SilenceList;
import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import io.slo4j.store.SloSnapshot;
import io.slo4j.time.SloClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What makes the SLOs of one registry tick. Safe for use by any thread.
 *
 * <p>An SLO has one way in: it is made, put under its name, and then, between two ticks, it takes up what an earlier process
 * counted and becomes part of every tick. {@link #register} does all of that at once. {@link #registerLater} leaves the last
 * step to the next tick, for SLOs that come about on the way of a request, which must not wait for a tick to end.
 *
 * @param <H> what the front door hands out for an SLO
 */
public final class Engine<H> {
    private static final Log LOG = Log.of("io.slo4j");
    private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(5);

    /* How long rules wait for the past on the time line. */
    private static final long PAST_NANOS = Duration.ofMinutes(1).toNanos();

    private final SloClock clock;
    private final Function<SloTracker, H> front;
    private final Audience<H> audience;
    private final Map<String, Entry<H>> entries = new ConcurrentSkipListMap<>();
    private final Queue<Entry<H>> pending = new ConcurrentLinkedQueue<>();
    private final List<Members<H>> groups = new CopyOnWriteArrayList<>();
    private final SilenceList silences;
    private final Notices notices = new Notices();
    private final EpisodeLog history;
    private final Delivery delivery;
    private final Trackers trackers;
    private final Memory memory;
    private final long startNanos;
    private final @Nullable SnapshotSaver saver;
    private final @Nullable Ticker ticker;

    /* Held while ticking, registering and closing, so that an SLO is part of a tick or registered after it. */
    private final TickLock ticking = new TickLock();
    private final List<Entry<H>> ticked = new ArrayList<>();
    private volatile boolean closed;

    /**
     * Loads what the store holds and, unless the clock is virtual, starts to tick.
     *
     * @param front makes what the front door hands out
     */
    public Engine(EngineSettings settings, Function<SloTracker, H> front, Audience<H> audience) {
        boolean inBackground = settings.clock().pace() > 0;
        this.clock = settings.clock();
        this.front = front;
        this.audience = audience;
        this.silences = new SilenceList(clock);
        this.history = new EpisodeLog(settings.rememberedAlerts());
        this.delivery = new Delivery(inBackground, silences, history, this::retold, this::saveSoon, notices);
        this.startNanos = clock.epochNanos();
        this.trackers = new Trackers(settings.tickNanos(), startNanos, notices);
        this.memory = new Memory(clock, ticking, trackers, silences, history, delivery);
        this.saver = settings.store() == null
                ? null
                : new SnapshotSaver(
                        settings.store(), settings, this::snapshot, earlier -> memory.takeOver(earlier, this::ticked));
        if (saver != null) {
            saver.start();
        }
        this.ticker = inBackground ? new Ticker(this::tick, clock, settings.tickNanos(), notices) : null;
    }

    public SloClock clock() {
        return clock;
    }

    public Notices notices() {
        return notices;
    }

    public SilenceList silences() {
        return silences;
    }

    public EpisodeLog history() {
        return history;
    }

    public Delivery delivery() {
        return delivery;
    }

    public Optional<H> find(String name) {
        return Optional.ofNullable(entries.get(name)).map(Entry::slo);
    }

    /** All SLOs, ordered by name. */
    public Collection<H> all() {
        return entries.values().stream().map(Entry::slo).toList();
    }

    /**
     * Registers an SLO, which takes part in ticks at once.
     *
     * @throws IllegalArgumentException if the name is taken, or the definition does not fit this engine
     * @throws IllegalStateException if this is closed
     */
    public H register(SloDefinition definition) {
        Entry<H> entry = locked(() -> {
            requireOpen("an SLO");
            if (entries.containsKey(definition.name())) {
                throw new IllegalArgumentException(
                        "SLO name must be unused in its registry, but was \"" + definition.name() + "\"");
            }
            prepare(definition);
            Entry<H> added = entry(definition);
            entries.put(added.name(), added);
            admit(added);
            return added;
        });
        audience.registered(entry.slo());
        return entry.slo();
    }

    /**
     * An SLO that counts from now on and takes part in ticks from the next one on. Its group must have been registered. Takes
     * no lock and never fails; in a closed engine nobody evaluates it.
     */
    Entry<H> registerLater(SloDefinition definition) {
        Entry<H> entry = entry(definition);
        Entry<H> present = closed ? null : entries.putIfAbsent(entry.name(), entry);
        if (present == null && !closed) {
            pending.add(entry);
        }
        return present == null ? entry : present;
    }

    private Entry<H> entry(SloDefinition definition) {
        SloTracker tracker = trackers.tracker(definition, clock.epochNanos());
        return new Entry<>(tracker, front.apply(tracker));
    }

    /* Between two ticks. */
    private void admit(Entry<H> entry) {
        trackers.admit(entry.tracker(), clock.epochNanos(), delivery::resume);
        ticked.add(entry);
    }

    /* Before a slot is claimed: until then nobody writes into a slot that the pending SLOs' checkpoints might not have. */
    private List<H> admitPending() {
        List<H> admitted = new ArrayList<>();
        for (Entry<H> next = pending.poll(); next != null; next = pending.poll()) {
            if (next.equals(entries.get(next.name()))) {
                admit(next);
                admitted.add(next.slo());
            }
        }
        return admitted;
    }

    /**
     * Registers a group whose members will be registered later.
     *
     * @throws IllegalArgumentException if the name is taken by another group, or the definition does not fit this engine
     * @throws IllegalStateException if this is closed
     */
    public Members<H> register(MemberSettings settings) {
        return locked(() -> {
            requireOpen("an SLO group");
            Members<H> members = new Members<>(settings, this);
            if (groups.stream().anyMatch(other -> other.name().equals(members.name()))) {
                throw new IllegalArgumentException(
                        "SLO group name must be unused in its registry, but was \"" + members.name() + "\"");
            }
            prepare(settings.definition());
            trackers.follow(settings.definition());
            groups.add(members);
            return members;
        });
    }

    private void requireOpen(String what) {
        if (closed) {
            throw new IllegalStateException("registry must be open to register " + what + ", but was closed");
        }
    }

    private void prepare(SloDefinition definition) {
        if (trackers.reach(definition)) {
            ticked.forEach(entry -> entry.tracker().fit());
        }
    }

    void remove(Members<H> group) {
        groups.remove(group);
    }

    /** Takes an SLO out. It goes on counting, but nobody looks any more, and its name is free again. */
    public void remove(SloTracker tracker) {
        Entry<H> removed = locked(() -> {
            Entry<H> entry = entries.get(tracker.definition().name());
            if (entry == null || entry.tracker() != tracker) {
                return null;
            }
            entries.remove(entry.name());
            ticked.remove(entry);
            long now = clock.epochNanos();
            if (!closed) {
                tracker.alerts().end(tracker.readings(now), delivery::post);
            }
            tracker.end(now);
            return entry;
        });
        if (removed != null) {
            audience.closed(removed.slo());
        }
    }

    /** Runs something between two ticks, with the SLOs that take part in them. */
    public <T> T between(Function<List<H>, T> body) {
        return locked(() -> body.apply(ticked.stream().map(Entry::slo).toList()));
    }

    /** Everything that is known of the SLOs. Ticks and recording go on meanwhile. */
    public SloSnapshot snapshot() {
        return memory.snapshot(this::ticked);
    }

    private Collection<SloTracker> ticked() {
        return ticked.stream().map(Entry::tracker).toList();
    }

    /** Checkpoints and evaluates every SLO; where there are no threads, delivers and saves what is due, too. */
    public void tick() {
        List<H> admitted = locked(() -> closed ? List.of() : evaluate());
        admitted.forEach(audience::registered);
        groups.forEach(this::evictIdle);
        delivery.deliverHere();
        if (saver != null) {
            saver.tick();
        }
    }

    private void evictIdle(Members<H> group) {
        try {
            group.evictIdle(clock.epochNanos());
        } catch (Throwable thrown) {
            notices.warn(
                    LOG,
                    group,
                    () -> "idle members of SLO group \"" + group.name() + "\" could not be evicted",
                    thrown);
        }
    }

    private List<H> evaluate() {
        List<H> admitted = admitPending();
        long now = clock.epochNanos();
        int slot = trackers.claim(now);
        Consumer<Alert> post = delivery::post;
        Consumer<BudgetLevelChange> postLevel = delivery::post;
        boolean judged = isPastKnown(now);
        for (Entry<H> entry : ticked) {
            try {
                entry.tracker().count(now, slot);
                if (judged) {
                    entry.tracker().evaluate(post, postLevel);
                }
            } catch (Throwable thrown) {
                notices.warn(
                        LOG,
                        entry,
                        () -> "SLO \"" + entry.name() + "\" could not be evaluated; its counts are safe",
                        thrown);
            }
        }
        trackers.publish(now, slot);
        if (delivery.tick(now)) {
            saveSoon();
        }
        notices.tick(now);
        return admitted;
    }

    /* An alert that fired in an earlier process must not begin anew here while that process is still about to say so. */
    private boolean isPastKnown(long nowNanos) {
        return saver == null || saver.hasLoaded() || nowNanos - startNanos >= PAST_NANOS;
    }

    private void saveSoon() {
        if (saver != null) {
            saver.saveSoon();
        }
    }

    private Alert retold(Alert alert, long nowNanos) {
        Entry<H> entry = entries.get(alert.slo());
        if (entry == null) {
            return alert;
        }
        try {
            return entry.tracker().alerts().retold(alert, entry.tracker().readings(nowNanos));
        } catch (Throwable thrown) {
            notices.warn(
                    LOG,
                    entry.slo(),
                    () -> "an alert of SLO \"" + alert.slo() + "\" carries no current figures",
                    thrown);
            return alert;
        }
    }

    /** Evaluates once more, delivers what listeners take in time, saves, and ends the threads. Closing again does nothing. */
    public void close() {
        List<H> admitted = new ArrayList<>();
        boolean closing = locked(() -> {
            if (closed) {
                return false;
            }
            admitted.addAll(evaluate());
            closed = true;
            return true;
        });
        if (closing) {
            admitted.forEach(audience::registered);
            Optional.ofNullable(ticker).ifPresent(Ticker::stop);
            delivery.close(CLOSING_PATIENCE);
            if (saver != null) {
                saver.close();
            }
            List.copyOf(entries.values()).forEach(entry -> remove(entry.tracker()));
            notices.close();
        }
    }

    private <T extends @Nullable Object> T locked(Supplier<T> body) {
        return ticking.held(body);
    }
}
