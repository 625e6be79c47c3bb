package io.slo4j.internal.engine;

import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import io.slo4j.time.SloClock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The groups of one registry: those that are open, and those that were closed and that no other one has succeeded. Changed by
 * whoever holds the engine's lock.
 *
 * @param <H> what the front door hands out for an SLO
 */
final class Groups<H> implements GroupRegister<Members<H>> {
    private static final Log LOG = Log.of("io.slo4j");

    private final List<Members<H>> open = new CopyOnWriteArrayList<>();
    private final Map<MemberName, Members<H>> closed = new ConcurrentHashMap<>();

    /* Guarded by this: of groups that are gone. */
    private long overflowed;

    /** How often groups had no place for a value, those among them that are gone. */
    synchronized long overflowed() {
        return overflowed + sum(open) + sum(closed.values());
    }

    private long sum(Collection<Members<H>> groups) {
        return groups.stream().mapToLong(Members::overflowed).sum();
    }

    /**
     * A plain SLO must not be taken for a member of a group.
     *
     * @throws IllegalArgumentException if a member of a group may have this name
     */
    void requireNoMember(String slo) {
        for (Members<H> group : open) {
            if (group.names().isOf(slo)) {
                throw new IllegalArgumentException("SLO name must not be that of a member of SLO group \""
                        + group.name() + "\", but was \"" + slo + "\"");
            }
        }
    }

    /**
     * A group must have its name, and those of its members, for itself.
     *
     * @throws IllegalArgumentException if it has not
     */
    void requireFree(MemberName names, Collection<Entry<H>> slos) {
        if (open.stream().anyMatch(other -> other.name().equals(names.group()))) {
            throw new IllegalArgumentException(
                    "SLO group name must be unused in its registry, but was \"" + names.group() + "\"");
        }
        for (Entry<H> slo : slos) {
            if (names.isOf(slo.name())) {
                throw new IllegalArgumentException("names of the members of SLO group \"" + names.group()
                        + "\" must be unused in its registry, but one was \"" + slo.name() + "\"");
            }
        }
    }

    /** Returns the group that this one goes on from, if any. */
    @Nullable
    synchronized Members<H> add(Members<H> group) {
        open.add(group);
        Members<H> earlier = closed.remove(group.names());
        overflowed += earlier == null ? 0 : earlier.overflowed();
        return earlier;
    }

    /** The past of an earlier process has arrived: members that it has left are there from now on; without a lock. */
    List<H> adopt() {
        return open.stream().flatMap(group -> group.adopt().stream()).toList();
    }

    /** A member was closed by itself, or retired. */
    void left(Entry<H> member, boolean keepsPlace) {
        for (Members<H> group : open) {
            if (group.name().equals(member.group())) {
                group.left(member, keepsPlace);
            }
        }
    }

    @Override
    public synchronized void close(Members<H> group) {
        if (open.remove(group)) {
            closed.put(group.names(), group);
        }
    }

    @Override
    public synchronized void retire(Members<H> group) {
        boolean there = open.remove(group) || closed.remove(group.names(), group);
        overflowed += there ? group.overflowed() : 0;
    }

    /** Counts what was recorded for evicted members, and evicts idle ones; after each tick. Listeners are told without a lock. */
    void tick(SloClock clock, Audience<H> audience, Notices notices) {
        for (Members<H> group : open) {
            tick(group, clock, notices).forEach(audience::closed);
        }
        for (Members<H> group : closed.values()) {
            tick(group, clock, notices);
        }
    }

    private List<H> tick(Members<H> group, SloClock clock, Notices notices) {
        try {
            return group.tick(clock.epochNanos());
        } catch (Throwable thrown) {
            notices.warn(
                    LOG,
                    group,
                    () -> "idle members of SLO group \"" + group.name() + "\" could not be evicted",
                    thrown);
            return List.of();
        }
    }
}
