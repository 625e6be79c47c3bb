package io.slo4j.internal.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Which members of a group have been idle for long enough to be evicted, and what is recorded for them afterwards.
 *
 * <p>A member is evicted after the idle time. Where values are turned away, one with few events is evicted after ten minutes: so a
 * scanner that asks for a thousand values once keeps nobody's place, and a route that is used keeps its own. Where work that hangs is
 * detected, a member with events in flight is not idle.
 *
 * @param <H> what the front door hands out for an SLO
 */
final class Evictions<H> {
    private static final long MINUTE = 60_000_000_000L;
    private static final long SOON = 10 * MINUTE;
    private static final long MOST_BETWEEN_LOOKS = MINUTE / 6;

    /** How often to look for idle members, in parts of the idle time. */
    private static final int LOOKS = 60;

    /** A member with fewer events may have to make room. */
    private static final int FEW_EVENTS = 10;

    private final MemberSettings settings;
    private final Places<H> places;
    private final GroupDoor<H> door;
    private volatile boolean crowded;

    /* Held while looking, by one thread at a time; no member is told of meanwhile. */
    private final ReentrantLock looking = new ReentrantLock();
    private final Map<Entry<H>, Idle> seen = new HashMap<>();
    private final List<LateEvents> late = new ArrayList<>();
    private long nextLookNanos;

    /** How many events a member had, and since when. */
    private static final class Idle {
        long good;
        long bad;
        long sinceNanos;
        boolean there;

        Idle(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }

        void look(SloTracker tracker, long nowNanos) {
            long goodNow = tracker.totals().goodEvents();
            long badNow = tracker.totals().badEvents();
            if (goodNow != good || badNow != bad) {
                good = goodNow;
                bad = badNow;
                sinceNanos = nowNanos;
            }
        }
    }

    Evictions(MemberSettings settings, Places<H> places, GroupDoor<H> door) {
        this.settings = settings;
        this.places = places;
        this.door = door;
    }

    /** A value was turned away. */
    void crowded() {
        if (!crowded) {
            crowded = true;
        }
    }

    /** A member has been idle since an instant before it was there. */
    void began(Entry<H> member, long sinceNanos) {
        Idle idle = new Idle(sinceNanos);
        idle.good = member.tracker().totals().goodEvents();
        idle.bad = member.tracker().totals().badEvents();
        looking.lock();
        try {
            seen.put(member, idle);
        } finally {
            looking.unlock();
        }
    }

    /**
     * Looks for idle members if it is time to. Waits for nobody: another thread that looks now does it all.
     *
     * @param members the members of now
     * @param counting finds what counts the events of a value now
     * @return the members that were evicted
     */
    List<H> tick(long nowNanos, Collection<Entry<H>> members, Function<String, SloTracker> counting) {
        if (!looking.tryLock()) {
            return List.of();
        }
        try {
            moveLate(counting);
            if (nowNanos < nextLookNanos) {
                return List.of();
            }
            nextLookNanos = nowNanos + Math.min(MOST_BETWEEN_LOOKS, settings.idleNanos() / LOOKS);
            freePlaces();
            return look(nowNanos, members);
        } finally {
            looking.unlock();
        }
    }

    /* The places of members that were closed and whose past has been given up. */
    private void freePlaces() {
        MemberName names = settings.names();
        if (!places.waiting().isEmpty()) {
            places.changing(() -> {
                places.freeWaiting(value -> !door.isUnwatched(names.of(value)));
                return names;
            });
        }
    }

    private List<H> look(long nowNanos, Collection<Entry<H>> members) {
        boolean makeRoom = crowded;
        crowded = false;
        List<H> evicted = new ArrayList<>();
        for (Entry<H> member : members) {
            SloTracker tracker = member.tracker();
            Idle idle = seen.computeIfAbsent(member, first -> new Idle(nowNanos));
            idle.look(tracker, nowNanos);
            if (isIdle(tracker, idle, makeRoom, nowNanos) && door.evict(tracker)) {
                /* Out of the roster first: until it is out of the group too, its value is not asked for anew. */
                String value = settings.value(tracker.definition());
                places.changing(() -> places.remove(value, member));
                late.add(new LateEvents(value, tracker, idle.good, idle.bad));
                evicted.add(member.slo());
            } else {
                idle.there = true;
            }
        }
        seen.values().removeIf(idle -> !idle.there);
        seen.values().forEach(idle -> idle.there = false);
        return evicted;
    }

    private boolean isIdle(SloTracker tracker, Idle idle, boolean makeRoom, long nowNanos) {
        if (tracker.isAwaited()) {
            return false;
        }
        long nanos = nowNanos - idle.sinceNanos;
        return nanos >= settings.idleNanos()
                || (makeRoom && nanos >= SOON && tracker.tracking().events() < FEW_EVENTS);
    }

    private void moveLate(Function<String, SloTracker> counting) {
        late.removeIf(events -> {
            boolean over = events.isOver();
            if (events.any()) {
                events.moveTo(counting.apply(events.value()));
            }
            return over;
        });
    }

    /** What is still to come for members that have given way. */
    void add(List<LateEvents> coming) {
        looking.lock();
        try {
            late.addAll(coming);
        } finally {
            looking.unlock();
        }
    }

    /** What is still to come for members that another group of the name has evicted. */
    void takeOver(Evictions<H> earlier) {
        List<LateEvents> taken = new ArrayList<>();
        earlier.looking.lock();
        try {
            taken.addAll(earlier.late);
            earlier.late.clear();
            earlier.seen.clear();
        } finally {
            earlier.looking.unlock();
        }
        add(taken);
    }
}
