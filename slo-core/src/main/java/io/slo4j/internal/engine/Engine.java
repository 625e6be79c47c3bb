package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import io.slo4j.alert.Alert;
import io.slo4j.alert.Release;
import io.slo4j.alert.Severity;
import io.slo4j.internal.count.OutcomeRules;
import io.slo4j.internal.definition.Settled;
import io.slo4j.internal.delivery.Delivery;
import io.slo4j.internal.delivery.EpisodeLog;
import io.slo4j.internal.delivery.SilenceList;
import io.slo4j.internal.guard.Notices;
import io.slo4j.source.SourceStatus;
import io.slo4j.store.SloSnapshot;
import io.slo4j.time.SloClock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What makes the SLOs of one registry tick. Safe for use by any thread.
 *
 * <p>{@link #register} has an SLO take part in ticks at once. Members of groups come about on the way of a request, which must
 * not wait for a tick to end: {@link GroupDoor} leaves the last step to the next tick.
 *
 * @param <H> what the front door hands out for an SLO
 */
public final class Engine<H> {
    private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(5);

    /* How long rules wait for the past on the time line. */
    private static final long PAST_NANOS = Duration.ofMinutes(1).toNanos();

    private final SloClock clock;
    private final Audience<H> audience;
    private final SilenceList silences;
    private final Notices notices = new Notices();
    private final EpisodeLog history;
    private final Delivery delivery;
    private final SharedTimeline timeline;
    private final Trackers trackers;
    private final Roster<H> roster;
    private final Evaluation<H> evaluation;
    private final UnclaimedAlerts unclaimed;
    private final Memory memory;
    private final long startNanos;
    private final Saving saving = new Saving();
    private final Pulls pulls;
    private final @Nullable Ticker ticker;
    private final Groups<H> groups = new Groups<>();
    private final GroupDoor<H> door;
    private final Closing closing = new Closing();

    /* Held while ticking, registering and closing, so that an SLO is part of a tick or registered after it. */
    private final TickLock ticking = new TickLock();
    private volatile boolean closed;

    /**
     * Loads what the store holds and, unless the clock is virtual, starts to tick. Where that fails, the store is closed.
     *
     * @param front makes what the front door hands out, and counts by this recorder
     * @param definitions makes a definition of these settings
     * @param outcomes the rules of outcome of an SLO
     */
    public Engine(
            EngineSettings settings,
            BiFunction<SloTracker, Recorder, H> front,
            Audience<H> audience,
            Function<Settled, SloDefinition> definitions,
            Function<SloDefinition, OutcomeRules> outcomes) {
        SnapshotSaver made = null;
        try {
            this.clock = new GuardedClock(settings.clock(), notices);
            boolean inBackground = clock.pace() > 0;
            this.audience = audience;
            this.pulls = new Pulls(clock, notices, outcomes);
            this.silences = new SilenceList(clock);
            this.history = new EpisodeLog(settings.rememberedAlerts());
            this.delivery = new Delivery(
                    inBackground, silences, history, this::retold, saving::saveAhead, saving::saveSoon, notices);
            this.startNanos = clock.epochNanos();
            this.timeline = new SharedTimeline(settings.tickNanos(), startNanos);
            this.trackers = new Trackers(
                    clock, timeline, startNanos, notices, new FailureMessages(settings.failureMessages(), notices));
            this.roster = new Roster<>(
                    clock,
                    timeline,
                    trackers,
                    tracker -> front.apply(tracker, pulls.recorder(tracker)),
                    audience,
                    delivery,
                    notices);
            this.door = new GroupDoor<>(roster, audience, ticking, notices);
            this.unclaimed = new UnclaimedAlerts(definitions);
            this.evaluation = new Evaluation<>(
                    clock,
                    timeline,
                    roster,
                    unclaimed,
                    delivery,
                    silences,
                    notices,
                    this::isPastKnown,
                    pulls::isUnknown);
            this.memory = new Memory(clock, ticking, timeline, trackers, silences, history, delivery);
            made = settings.store() == null
                    ? null
                    : new SnapshotSaver(settings.store(), settings, clock, this::snapshot, this::takeOver, notices);
            if (made != null) {
                saving.with(made);
                made.start();
            }
            this.ticker = inBackground ? new Ticker(this::tick, clock, settings.tickNanos(), notices) : null;
        } catch (Throwable thrown) {
            SnapshotSaver.giveBack(made, settings.store());
            throw thrown;
        }
    }

    /* The past of an earlier process arrives: with the registry or, if that process goes on for a while, later. */
    private void takeOver(SloSnapshot earlier) {
        locked(() -> {
            memory.takeOver(earlier, roster::stored, roster.givenUpBeforeThePast());
            unclaimed.left(trackers.left(), clock.epochNanos());
            return null;
        });
        door.announceLater(groups.adopt());
    }

    public Notices notices() {
        return notices;
    }

    public Health health() {
        return new Health(clock, evaluation, delivery, saving, groups, pulls);
    }

    public SilenceList silences() {
        return silences;
    }

    /** Marks a release, unless the last one has its name. Returns the one that counts. */
    public Release release(String name) {
        Release release = timeline.releases().add(name, clock.now());
        saving.saveSoon();
        return release;
    }

    /** The last releases, the oldest first. */
    public List<Release> releases() {
        return timeline.releases().all();
    }

    public EpisodeLog history() {
        return history;
    }

    public Delivery delivery() {
        return delivery;
    }

    public Optional<H> find(String name) {
        return Optional.ofNullable(roster.entries().find(name)).map(Entry::slo);
    }

    /** All SLOs, ordered by name. */
    public Collection<H> all() {
        return roster.entries().all().stream().map(Entry::slo).toList();
    }

    /**
     * Registers an SLO, which takes part in ticks at once. It goes on from one of its name that was closed, in this process or an
     * earlier one.
     *
     * @throws IllegalArgumentException if the name is taken, or the definition does not fit this engine
     * @throws IllegalStateException if this is closed
     */
    public H register(SloDefinition definition) {
        return begun(locked(() -> {
            roster.entries().requireFree(definition.name());
            return added(definition);
        }));
    }

    /** The SLO of this name or, if there is none, one that is registered, which may throw as {@link #register} does. */
    public H findOrRegister(SloDefinition definition) {
        return begun(locked(() -> {
            Entry<H> present = roster.entries().find(definition.name());
            return present == null ? added(definition) : present;
        }));
    }

    private H begun(Entry<H> entry) {
        pulls.begin(entry.tracker());
        audience.registered(entry.slo());
        return entry.slo();
    }

    /** How it stands with the source of an SLO; empty if it has none, or is not watched any more. */
    public Optional<SourceStatus> sourceOf(SloTracker tracker) {
        return pulls.status(tracker);
    }

    private Entry<H> added(SloDefinition definition) {
        requireOpen("register an SLO");
        groups.requireNoMember(definition.name());
        roster.reach(definition);
        return roster.add(definition, null);
    }

    /**
     * Registers a group. The members that earlier ones have left something for are there at once, as many as there is room for;
     * others will be registered when they are asked for.
     *
     * @throws IllegalArgumentException if the name is taken by another group, an SLO is called like a member, or the definition
     *     does not fit this engine
     * @throws IllegalStateException if this is closed
     */
    public Members<H> register(MemberSettings settings) {
        Members<H> members = new Members<>(settings, door, groups);
        Members<H> earlier = locked(() -> {
            requireOpen("register an SLO group");
            groups.requireFree(members.names(), roster.entries().all());
            roster.reach(settings.definition());
            timeline.follow(settings.definition());
            return groups.add(members);
        });
        members.begin(earlier).forEach(audience::registered);
        return members;
    }

    private void requireOpen(String what) {
        if (closed) {
            throw new IllegalStateException("registry must be open to " + what + ", but was closed");
        }
    }

    /**
     * Tells listeners of an alert that nothing has made fire, from the next tick on.
     *
     * @param lastingNanos from its beginning to its end
     * @throws IllegalArgumentException if there is no such SLO, or it has no rule of this severity
     * @throws IllegalStateException if this is closed
     */
    public Alert test(String slo, Severity severity, long lastingNanos) {
        return locked(() -> {
            requireOpen("test an alert");
            SloTracker tracker = roster.entries().toTest(slo);
            long now = clock.epochNanos();
            Alert alert = tracker.alerts().test(severity, tracker.readings(now));
            delivery.test(alert, now + lastingNanos);
            return alert;
        });
    }

    /** Takes an SLO out: it is counted until another one goes on from it or this is closed, but nobody watches it. */
    public void close(SloTracker tracker) {
        out(tracker, false);
    }

    /** Takes an SLO out for good, or gives up what goes on from it: its alerts are over. */
    public void retire(SloTracker tracker) {
        out(tracker, true);
    }

    private void out(SloTracker tracker, boolean retired) {
        Entry<H> entry = locked(() -> retired ? roster.retire(tracker) : roster.close(tracker));
        pulls.end(tracker, retired);
        if (entry != null) {
            groups.left(entry, !retired);
            audience.closed(entry.slo());
        }
    }

    /** Runs something between two ticks, with the SLOs that take part in them. */
    public <T> T between(Function<List<H>, T> body) {
        return locked(() ->
                body.apply(roster.entries().ticked().stream().map(Entry::slo).toList()));
    }

    /** Everything that is known of the SLOs. Ticks and recording go on meanwhile. */
    public SloSnapshot snapshot() {
        return memory.snapshot(roster::stored);
    }

    /** Checkpoints and evaluates every SLO; where there are no threads, delivers and saves what is due, too. */
    public void tick() {
        pulls.tick();
        List<H> admitted = locked(() -> closed ? List.of() : evaluation.tick(saving::saveSoon));
        announce(admitted);
        groups.tick(clock, audience, notices);
        saving.tickAhead();
        delivery.deliverHere();
        saving.tick();
    }

    private void announce(List<H> admitted) {
        admitted.forEach(audience::registered);
        door.announce();
    }

    /** How many ticks there have been. */
    public long ticks() {
        return evaluation.ticks();
    }

    private boolean isPastKnown(long nowNanos) {
        return saving.hasLoaded() || nowNanos - startNanos >= PAST_NANOS;
    }

    private Alert retold(Alert alert, long nowNanos) {
        SloTracker tracker = roster.tracker(alert.slo());
        return tracker == null ? alert : tracker.retold(alert, nowNanos);
    }

    /**
     * Evaluates once more, delivers what listeners take in time, saves, and ends the threads. Closing again waits until that is
     * done, unless by a listener, whom the first call may be waiting for.
     */
    public void close() {
        if (!closing.begin()) {
            closing.await(delivery::isDeliveredBy);
            return;
        }
        List<H> ended;
        try {
            pulls.readAll();
            groups.tick(clock, audience, notices);
            List<H> admitted = locked(() -> {
                List<H> last = evaluation.tick(saving::saveSoon);
                closed = true;
                door.close();
                return last;
            });
            announce(admitted);
            Optional.ofNullable(ticker).ifPresent(Ticker::stop);
            saving.tickAhead();
            delivery.close(CLOSING_PATIENCE);
            saving.close();
        } finally {
            pulls.close();
            notices.close();
            ended = locked(roster::end);
            closing.end();
        }
        ended.forEach(audience::closed);
    }

    private <T extends @Nullable Object> T locked(Supplier<T> body) {
        return ticking.held(body);
    }
}
