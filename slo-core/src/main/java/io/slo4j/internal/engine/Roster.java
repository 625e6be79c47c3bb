package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import io.slo4j.alert.Alert;
import io.slo4j.internal.count.Sampling;
import io.slo4j.internal.delivery.Delivery;
import io.slo4j.internal.guard.Notices;
import io.slo4j.internal.snapshot.SloMapper;
import io.slo4j.internal.snapshot.StoredSlo;
import io.slo4j.time.SloClock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an SLO comes into a registry and goes: it is among the {@link Entries} that are watched, or {@link Unwatched}, or nowhere.
 * Any thread may look one up and add a member; everything else is for whoever holds the engine's lock.
 *
 * <p>An SLO has one way in: it is made, takes up what was counted under its name before, is put there, and becomes part of every
 * tick. It has four ways out: closed, it is counted on until another one goes on from it; evicted, it is nobody's; ceded, another
 * member of its group counts what it has counted; retired, its alerts are over as well.
 *
 * @param <H> what the front door hands out for an SLO
 */
final class Roster<H> {
    private final SloClock clock;
    private final SharedTimeline timeline;
    private final Trackers trackers;
    private final Function<SloTracker, H> front;
    private final Audience<H> audience;
    private final Delivery delivery;
    private final Consumer<Alert> post;
    private final Entries<H> entries = new Entries<>();

    private final GivenUp givenUp = new GivenUp();
    private final Unwatched unwatched;

    Roster(
            SloClock clock,
            SharedTimeline timeline,
            Trackers trackers,
            Function<SloTracker, H> front,
            Audience<H> audience,
            Delivery delivery,
            Notices notices) {
        this.clock = clock;
        this.timeline = timeline;
        this.trackers = trackers;
        this.front = front;
        this.audience = audience;
        this.delivery = delivery;
        this.post = delivery::post;
        this.unwatched = new Unwatched(notices);
    }

    /** Those that are watched or will be from the next tick on. */
    Entries<H> entries() {
        return entries;
    }

    Unwatched unwatched() {
        return unwatched;
    }

    /** Whether something was counted under a name that nobody goes on from; for any thread. */
    boolean hasPast(String name) {
        return unwatched.has(name) || trackers.awaits(name);
    }

    /** The tracker of this name, whether it is watched or not. */
    @Nullable
    SloTracker tracker(String name) {
        Entry<H> entry = entries.find(name);
        return entry == null ? unwatched.find(name) : entry.tracker();
    }

    /** Makes windows as long as a definition's period answerable. */
    void reach(SloDefinition definition) {
        timeline.requireTicks(definition);
        if (timeline.reach(definition)) {
            Stream.concat(entries.ticked().stream().map(Entry::tracker), unwatched.all())
                    .forEach(SloTracker::fit);
        }
    }

    /** Adds an SLO that goes on from what was counted under its name, in this process or an earlier one. */
    Entry<H> add(SloDefinition definition, @Nullable String group) {
        SloTracker tracker = successor(definition, clock.epochNanos());
        Entry<H> entry = new Entry<>(tracker, front.apply(tracker), group);
        entries.put(entry);
        admit(entry);
        return entry;
    }

    private SloTracker successor(SloDefinition definition, long nowNanos) {
        SloTracker closed = unwatched.find(definition.name());
        if (closed == null) {
            return restored(definition, nowNanos);
        }
        SloTracker tracker = trackers.successor(closed, definition, nowNanos);
        closed.alerts().endUnless(tracker.alerts(), closed.readings(nowNanos), post);
        unwatched.remove(definition.name());
        return tracker;
    }

    private SloTracker restored(SloDefinition definition, long nowNanos) {
        SloTracker tracker = trackers.tracker(definition, nowNanos);
        goOn(tracker, nowNanos);
        return tracker;
    }

    /* What an earlier process left firing, and no rule of the SLO goes on with, is over: its listeners are owed the end. */
    private void goOn(SloTracker tracker, long nowNanos) {
        trackers.admit(tracker, nowNanos, delivery::resume);
        if (delivery.isAnyLeft()) {
            delivery.endLeft(tracker.definition().name()::equals, nowNanos);
        }
    }

    /** What earlier members of a group have left, the ones to keep first: those whose alerts fire, then the busiest. */
    List<NamedPast> pastsOf(MemberName names) {
        long now = clock.epochNanos();
        Sampling sampling = timeline.sampling();
        Stream<NamedPast> closed =
                unwatched.all().flatMap(tracker -> NamedPast.of(tracker, names, sampling, now).stream());
        Stream<NamedPast> earlier = trackers.left().stream().flatMap(stored -> NamedPast.of(stored, names).stream());
        return Stream.concat(closed, earlier).sorted(NamedPast.BEST_FIRST).toList();
    }

    /** The same of members that are there. */
    Map<NamedPast, Entry<H>> pastsOf(Collection<Entry<H>> members, MemberName names) {
        return NamedPast.of(members, names, timeline.sampling(), clock.epochNanos());
    }

    /**
     * Has what was counted for members of a group counted by another one of it from now on. Their alerts are over.
     *
     * @param waiting those that wait for a successor
     * @param leaving those that are there
     * @return what is still to come for them
     */
    List<LateEvents> cede(MemberName names, List<SloDefinition> waiting, Collection<Entry<H>> leaving, SloTracker to) {
        long now = clock.epochNanos();
        goOn(to, now);
        List<SloTracker> ceding = new ArrayList<>();
        waiting.forEach(definition -> ceding.add(successor(definition, now)));
        for (Entry<H> left : entries.removeAll(leaving)) {
            goOn(left.tracker(), now);
            ceding.add(left.tracker());
        }
        SloMapper mapper = new SloMapper(timeline.sampling(), now);
        List<StoredSlo> counted = new ArrayList<>();
        List<LateEvents> late = new ArrayList<>();
        for (SloTracker tracker : ceding) {
            tracker.alerts().end(tracker.readings(now), post);
            StoredSlo stored = tracker.ended(now, mapper);
            counted.add(stored);
            late.add(LateEvents.afterSome(names, tracker, stored));
        }
        if (!counted.isEmpty()) {
            trackers.add(counted, to, now);
        }
        return late;
    }

    /** Ends the alerts that an earlier process left firing of SLOs that nothing is stored of. */
    void endUnstored(long nowNanos) {
        if (delivery.isAnyLeft()) {
            delivery.endLeft(name -> !trackers.awaits(name), nowNanos);
        }
    }

    /** Takes what an earlier process left under a name for that of an SLO that was closed, unless it has been registered. */
    void claim(UnclaimedAlerts.Unclaimed left) {
        if (trackers.awaits(left.definition().name())) {
            reach(left.definition());
            SloTracker tracker = restored(left.definition(), clock.epochNanos());
            unwatched.add(tracker, false, left.asOfNanos(), post);
        }
    }

    private void admit(Entry<H> entry) {
        entries.watch(entry);
        audience.due(entry.slo());
    }

    /** A member that counts from now on and is nowhere yet; for any thread. */
    Entry<H> made(SloDefinition definition, String group) {
        SloTracker tracker = trackers.tracker(definition, clock.epochNanos());
        return new Entry<>(tracker, front.apply(tracker), group);
    }

    /** Adds a member whose name is free and under which nothing was counted before; for any thread, without a lock. */
    void addLater(Entry<H> member) {
        entries.putPending(member);
    }

    /** A member of a group that has been closed, which is counted and never watched: the one that was closed before, or a new one. */
    Entry<H> unwatched(SloDefinition definition, String group) {
        SloTracker closed = unwatched.find(definition.name());
        if (closed != null) {
            return new Entry<>(closed, front.apply(closed), group);
        }
        long now = clock.epochNanos();
        SloTracker tracker = restored(definition, now);
        unwatched.add(tracker, false, now, post);
        return new Entry<>(tracker, front.apply(tracker), group);
    }

    /**
     * Lets members that were added later take part in ticks. Call before a slot is claimed: until then nobody writes into a slot
     * that their checkpoints might not have.
     */
    List<H> admitPending() {
        List<H> admitted = new ArrayList<>();
        for (Entry<H> next = entries.pollPending(); next != null; next = entries.pollPending()) {
            goOn(next.tracker(), clock.epochNanos());
            admit(next);
            admitted.add(next.slo());
        }
        return admitted;
    }

    /** Closes an SLO, whose name is free then and which is counted on; null if it has gone before. */
    @Nullable
    Entry<H> close(SloTracker tracker) {
        Entry<H> entry = entries.remove(tracker);
        if (entry != null) {
            keep(entry);
        }
        return entry;
    }

    /** Closes all of some members of a group. */
    List<Entry<H>> close(Collection<Entry<H>> members) {
        List<Entry<H>> closed = entries.removeAll(members);
        closed.forEach(this::keep);
        return closed;
    }

    private void keep(Entry<H> entry) {
        long now = clock.epochNanos();
        SloTracker tracker = entry.tracker();
        goOn(tracker, now);
        SloTracker kept = trackers.successor(tracker, tracker.definition(), now);
        unwatched.add(kept, entry.group() == null, now, post);
        tracker.end(now);
    }

    /** Takes out a member that has been idle, unless an alert of it fires or may; null if it stays, or has gone before. */
    @Nullable
    Entry<H> evict(SloTracker tracker) {
        Entry<H> entry = tracker.alerts().allInactive() ? entries.remove(tracker) : null;
        if (entry != null) {
            tracker.end(clock.epochNanos());
        }
        return entry;
    }

    /** What was given up before its past came; asked when it comes. */
    Predicate<String> givenUpBeforeThePast() {
        return givenUp.atThePast();
    }

    /** Takes an SLO out for good, or gives up what goes on from it; null if it was not watched any more. */
    @Nullable
    Entry<H> retire(SloTracker tracker) {
        Entry<H> entry = entries.remove(tracker);
        if (entry == null) {
            giveUpAfter(tracker);
        } else {
            end(entry);
        }
        return entry;
    }

    /** Retires all of some members of a group; returns those that were watched. */
    List<Entry<H>> retire(Collection<Entry<H>> members) {
        members.forEach(member -> giveUpAfter(member.tracker()));
        List<Entry<H>> retired = entries.removeAll(members);
        retired.forEach(this::end);
        return retired;
    }

    private void end(Entry<H> entry) {
        long now = clock.epochNanos();
        givenUp.add(entry.tracker().definition().name());
        entry.tracker().alerts().end(entry.tracker().readings(now), post);
        entry.tracker().end(now);
    }

    private void giveUpAfter(SloTracker tracker) {
        SloTracker kept = unwatched.find(tracker.definition().name());
        if (kept != null && (kept == tracker || tracker.isSucceededBy(kept))) {
            givenUp.add(kept.definition().name());
            unwatched.giveUp(kept, clock.epochNanos(), post);
        }
    }

    /** Gives up what earlier members of a group have left that nobody has asked for here, and what they will have when it comes. */
    void giveUpAbsent(MemberName group) {
        givenUp.add(group);
        trackers.forget(group::isOf);
        if (delivery.isAnyLeft()) {
            delivery.endLeft(group::isOf, clock.epochNanos());
        }
    }

    /** Gives up what goes on from a closed SLO of this name, if anything does. */
    void giveUpClosed(String name) {
        SloTracker kept = unwatched.find(name);
        if (kept != null) {
            unwatched.giveUp(kept, clock.epochNanos(), post);
        }
    }

    /** The trackers that a snapshot holds, and that go on when the past of an earlier process arrives. */
    List<SloTracker> stored() {
        List<SloTracker> stored = new ArrayList<>();
        entries.ticked().forEach(entry -> stored.add(entry.tracker()));
        for (Entry<H> entry : entries.pending()) {
            goOn(entry.tracker(), clock.epochNanos());
            stored.add(entry.tracker());
        }
        unwatched.all().forEach(stored::add);
        return stored;
    }

    /** Ends every SLO that is watched: it stays as it stands, also in snapshots. */
    List<H> end() {
        long now = clock.epochNanos();
        List<H> ended = new ArrayList<>();
        for (Entry<H> entry : entries.ticked()) {
            entry.tracker().end(now);
            ended.add(entry.slo());
        }
        entries.clear();
        return ended;
    }
}
