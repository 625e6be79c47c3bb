package io.slo4j.internal.flight;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Places for the events of some threads. A place is taken from the list of free ones, or is a new one; an event gives its place back
 * wherever it ends. The number of a change is part of the head of the list, so that no thread takes a list for the same that has
 * changed and changed back.
 */
final class Stripe {
    /** What {@link #begin} returns if another thread came first. */
    static final int MET = -1;

    /** What {@link #begin} returns if there is no place, and there will be no further ones. */
    static final int FULL = -2;

    private static final VarHandle FREE;
    private static final VarHandle USED;
    private static final VarHandle SEGMENTS = MethodHandles.arrayElementVarHandle(Segment[].class);
    private static final long CHANGE = 1L << 32;
    private static final long PLACE = CHANGE - 1;

    /* The first segment has 32 places, and each further one twice as many. */
    private static final int FIRST = 32;
    private static final int MOST_SEGMENTS = 16;

    static {
        try {
            FREE = MethodHandles.lookup().findVarHandle(Stripe.class, "free", long.class);
            USED = MethodHandles.lookup().findVarHandle(Stripe.class, "used", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final AtomicInteger room;
    private final @Nullable Segment[] segments = new @Nullable Segment[MOST_SEGMENTS];

    /* The first free place + 1, or 0, below the number of the last change. */
    private volatile long free;

    /* How many places there have been events in. */
    private volatile int used;

    /* So that the next stripe is not in the cache line of this one. */
    @SuppressWarnings({"unused", "UnusedVariable"})
    private long p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15;

    /**
     * Without any place.
     *
     * @param room how many more places all stripes together may have
     */
    Stripe(AtomicInteger room) {
        this.room = room;
    }

    /** Takes a place for an event; returns its number, or {@link #MET} or {@link #FULL}. */
    int begin(long open) {
        long head = free;
        int place = (int) (head & PLACE) - 1;
        if (place < 0) {
            return beginAnew(open);
        }
        Segment segment = segment(place);
        int at = at(place);
        /* If another thread has taken this place meanwhile, what is read is no number, and the head has changed. */
        long next = Word.next(segment.word(at)) & PLACE;
        if (!FREE.compareAndSet(this, head, (head & ~PLACE) + CHANGE + next)) {
            return MET;
        }
        segment.begin(at, open);
        return place;
    }

    private int beginAnew(long open) {
        int place = used;
        int number = number(place);
        if (number >= MOST_SEGMENTS) {
            return FULL;
        }
        Segment segment = (Segment) SEGMENTS.getVolatile(segments, number);
        if (segment == null) {
            segment = added(number);
        }
        if (segment == null) {
            return FULL;
        }
        if (!USED.compareAndSet(this, place, place + 1)) {
            return MET;
        }
        segment.begin(at(place), open);
        return place;
    }

    private @Nullable Segment added(int number) {
        int places = FIRST << number;
        if (room.addAndGet(-places) >= 0) {
            if (SEGMENTS.compareAndSet(segments, number, null, new Segment(places))) {
                return (Segment) SEGMENTS.getVolatile(segments, number);
            }
        }
        room.addAndGet(places);
        return (Segment) SEGMENTS.getVolatile(segments, number);
    }

    /** Ends the event in a place, which is free from then on; returns what was there. */
    long end(int place) {
        Segment segment = segment(place);
        int at = at(place);
        long word = segment.end(at);
        if (!Word.isFree(word)) {
            long head;
            do {
                head = free;
                segment.free(at, (int) (head & PLACE));
            } while (!FREE.compareAndSet(this, head, (head & ~PLACE) + CHANGE + place + 1));
        }
        return word;
    }

    /** Finds the events whose time is up now and was not before; returns how many. For one thread at a time. */
    int tick(long nowNanos, long timeNanos) {
        int found = 0;
        for (int number = 0; number < MOST_SEGMENTS; number++) {
            Segment segment = (Segment) SEGMENTS.getVolatile(segments, number);
            if (segment == null) {
                break;
            }
            found += segment.tick(nowNanos, timeNanos);
        }
        return found;
    }

    void read(Reading sum) {
        for (int number = 0; number < MOST_SEGMENTS; number++) {
            Segment segment = (Segment) SEGMENTS.getVolatile(segments, number);
            if (segment == null) {
                break;
            }
            segment.read(sum);
        }
    }

    private Segment segment(int place) {
        return (Segment) SEGMENTS.getVolatile(segments, number(place));
    }

    private static int number(int place) {
        return 31 - Integer.numberOfLeadingZeros(place / FIRST + 1);
    }

    private static int at(int place) {
        return place - FIRST * ((1 << number(place)) - 1);
    }
}
