package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import io.slo4j.internal.guard.Notices;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How groups bring members into the roster and take them out. Safe for use by any thread; each step takes the engine's lock if it
 * needs it.
 *
 * @param <H> what the front door hands out for an SLO
 */
final class GroupDoor<H> {
    private final Roster<H> roster;
    private final Audience<H> audience;
    private final TickLock ticking;
    private final Notices notices;
    private volatile boolean closed;

    /* Members that were registered at once or have given way, and whose listeners hear of them after the next tick as of all members. */
    private final Queue<H> unannounced = new ConcurrentLinkedQueue<>();
    private final Queue<H> gone = new ConcurrentLinkedQueue<>();

    /**
     * @param ticking the engine's lock
     */
    GroupDoor(Roster<H> roster, Audience<H> audience, TickLock ticking, Notices notices) {
        this.roster = roster;
        this.audience = audience;
        this.ticking = ticking;
        this.notices = notices;
    }

    Notices notices() {
        return notices;
    }

    /** Nobody ticks any more; under the engine's lock. */
    void close() {
        closed = true;
    }

    /**
     * A member that counts from now on and takes part in ticks from the next one on. Takes no lock, unless something waits under
     * its name, and never fails; when nobody ticks any more, it is nowhere.
     */
    Entry<H> add(SloDefinition definition, String group) {
        if (roster.hasPast(definition.name())) {
            Entry<H> entry = adopted(definition, group);
            unannounced.add(entry.slo());
            return entry;
        }
        Entry<H> entry = roster.made(definition, group);
        if (!closed) {
            roster.addLater(entry);
        }
        return entry;
    }

    /** Members that were registered at once are told of after the next tick. */
    void announceLater(List<H> members) {
        unannounced.addAll(members);
    }

    /** It is told after the next tick that members have gone. */
    void tellClosedLater(List<H> members) {
        gone.addAll(members);
    }

    /** Tells of members that came or went at once; without a lock. */
    void announce() {
        for (H slo = unannounced.poll(); slo != null; slo = unannounced.poll()) {
            audience.registered(slo);
        }
        for (H slo = gone.poll(); slo != null; slo = gone.poll()) {
            audience.closed(slo);
        }
    }

    /** A member of a group that has been closed, which is counted and never takes part in ticks. */
    Entry<H> addUnwatched(SloDefinition definition, String group) {
        return locked(() -> closed ? roster.made(definition, group) : roster.unwatched(definition, group));
    }

    /** A member that nobody counts. */
    Entry<H> detached(SloDefinition definition, String group) {
        return roster.made(definition, group);
    }

    /** What earlier members of a group have left, the ones to keep first. */
    List<NamedPast> pastsOf(MemberName names) {
        return locked(() -> roster.pastsOf(names));
    }

    /** A member that takes part in ticks at once; whoever calls this tells the audience. */
    Entry<H> adopted(SloDefinition definition, String group) {
        return locked(() -> closed ? roster.made(definition, group) : roster.add(definition, group));
    }

    /** What members that are there have counted. */
    Map<NamedPast, Entry<H>> pastsOf(Collection<Entry<H>> members, MemberName names) {
        return locked(() -> roster.pastsOf(members, names));
    }

    /**
     * Has another member count what was counted for some, from now on.
     *
     * @param waiting those that have left something
     * @param leaving those that are there
     * @return what is still to come for them
     */
    List<LateEvents> cede(MemberName names, List<SloDefinition> waiting, Collection<Entry<H>> leaving, SloTracker to) {
        return locked(() -> closed ? List.of() : roster.cede(names, waiting, leaving, to));
    }

    /** Whether an SLO of this name was closed and no other one goes on from it. */
    boolean isUnwatched(String name) {
        return roster.unwatched().has(name);
    }

    /** Takes out a member that is idle; returns whether that was done. */
    boolean evict(SloTracker member) {
        return locked(() -> !closed && roster.evict(member) != null);
    }

    /**
     * Takes the members of a group out, which are counted on until another group goes on from them.
     *
     * @param leave takes the group out, at the same time
     */
    List<H> close(Collection<Entry<H>> members, Runnable leave) {
        return locked(() -> {
            leave.run();
            return roster.close(members).stream().map(Entry::slo).toList();
        });
    }

    /**
     * Takes the members of a group out for good.
     *
     * @param names how the members are called
     * @param left the names of members that were closed before
     * @param leave takes the group out, at the same time
     */
    List<H> retire(Collection<Entry<H>> members, MemberName names, List<String> left, Runnable leave) {
        return locked(() -> {
            leave.run();
            left.forEach(roster::giveUpClosed);
            List<Entry<H>> retired = roster.retire(members);
            roster.giveUpAbsent(names);
            return retired.stream().map(Entry::slo).toList();
        });
    }

    /** Tells that members have gone; without a lock. */
    void tellClosed(List<H> slos) {
        slos.forEach(audience::closed);
    }

    private <T extends @Nullable Object> T locked(Supplier<T> body) {
        return ticking.held(body);
    }
}
