package io.slo4j.internal.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which members of a group have been idle for long enough to be evicted, and what is recorded for them afterwards.
 *
 * <p>A member is evicted after the idle time. Where values are turned away, one with few events is evicted after ten minutes: so a
 * scanner that asks for a thousand values once keeps nobody's place, and a route that is used keeps its own.
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

    private final long idleNanos;
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

    Evictions(long idleNanos) {
        this.idleNanos = idleNanos;
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

    /** Returns the members that were evicted. Waits for nobody: another thread that looks now does it all. */
    List<H> tick(long nowNanos, Collection<Entry<H>> members, Members<H> group) {
        if (!looking.tryLock()) {
            return List.of();
        }
        try {
            moveLate(group);
            if (nowNanos < nextLookNanos) {
                return List.of();
            }
            nextLookNanos = nowNanos + Math.min(MOST_BETWEEN_LOOKS, idleNanos / LOOKS);
            group.freePlaces();
            return look(nowNanos, members, group);
        } finally {
            looking.unlock();
        }
    }

    private List<H> look(long nowNanos, Collection<Entry<H>> members, Members<H> group) {
        boolean makeRoom = crowded;
        crowded = false;
        List<H> evicted = new ArrayList<>();
        for (Entry<H> member : members) {
            Idle idle = seen.computeIfAbsent(member, first -> new Idle(nowNanos));
            idle.look(member.tracker(), nowNanos);
            if (isIdle(member.tracker(), idle, makeRoom, nowNanos) && group.evict(member)) {
                late.add(new LateEvents(group.value(member), member.tracker(), idle.good, idle.bad));
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
        long nanos = nowNanos - idle.sinceNanos;
        return nanos >= idleNanos
                || (makeRoom && nanos >= SOON && tracker.tracking().events() < FEW_EVENTS);
    }

    private void moveLate(Members<H> group) {
        late.removeIf(events -> {
            boolean over = events.isOver();
            if (events.any()) {
                events.moveTo(group.trackerOf(events.value()));
            }
            return over;
        });
    }

    /** What is still to come for members that another group of the name has evicted. */
    void takeOver(Evictions<H> earlier) {
        List<LateEvents> taken = new ArrayList<>();
        earlier.looking.lock();
        try {
            taken.addAll(earlier.late);
            earlier.late.clear();
        } finally {
            earlier.looking.unlock();
        }
        looking.lock();
        try {
            late.addAll(taken);
        } finally {
            looking.unlock();
        }
    }
}
