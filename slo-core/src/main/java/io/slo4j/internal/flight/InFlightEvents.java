package io.slo4j.internal.flight;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The events of one SLO that have begun and not yet ended, each with when it began, and which of them have been in flight for longer
 * than they may. An event takes 8 bytes as long as it is in flight, and no object. Beginning and ending one are a few changes of
 * single words, without a lock; a tick looks at the parts in which time can be up.
 *
 * <p>Any thread may begin and end events, each end once; one thread at a time ticks. There are at most {@link #MOST} places. Of an
 * event that finds none, only when it began is known.
 *
 * <p>There is one stripe of places until two threads meet; then there are more of them, and a thread begins with one by its id.
 */
public final class InFlightEvents {
    /** How many places there are at most, 8 bytes each; at least half of them are taken before an event finds none. */
    public static final int MOST = 1 << 21;

    private static final VarHandle STRIPES;
    private static final int BITS_OF_A_STRIPE = 6;
    private static final int MOST_STRIPES = 1 << BITS_OF_A_STRIPE;

    static {
        try {
            STRIPES = MethodHandles.lookup().findVarHandle(InFlightEvents.class, "stripes", Stripe[].class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long originNanos;
    private final AtomicInteger room;
    private volatile Stripe[] stripes;

    /**
     * No event.
     *
     * @param originNanos a reading of the stopwatch
     */
    public InFlightEvents(long originNanos) {
        this(originNanos, MOST);
    }

    InFlightEvents(long originNanos, int most) {
        this.originNanos = originNanos;
        this.room = new AtomicInteger(most);
        this.stripes = new Stripe[] {new Stripe(room)};
    }

    /**
     * Begins an event.
     *
     * @param startNanos a reading of the stopwatch
     * @return what {@link #end} wants to know
     */
    public long begin(long startNanos) {
        long open = Word.open(startNanos - originNanos);
        Stripe[] all = stripes;
        int at = home();
        for (int full = 0; full < all.length; at++) {
            int stripe = at & all.length - 1;
            int place = all[stripe].begin(open);
            if (place >= 0) {
                return ((long) place << BITS_OF_A_STRIPE | stripe) << 1 | 1;
            }
            if (place == Stripe.FULL) {
                full++;
            } else {
                full = 0;
                all = all.length < MOST_STRIPES ? grown(all) : all;
            }
        }
        return Word.startNanos(open) << 1;
    }

    private Stripe[] grown(Stripe[] few) {
        Stripe[] more = new Stripe[few.length * 2];
        System.arraycopy(few, 0, more, 0, few.length);
        for (int i = few.length; i < more.length; i++) {
            more[i] = new Stripe(room);
        }
        STRIPES.compareAndSet(this, few, more);
        return stripes;
    }

    /* Fibonacci hashing spreads consecutive thread ids over the high bits. */
    private static int home() {
        return (int) ((Thread.currentThread().getId() * 0x9E3779B97F4A7C15L) >>> 40);
    }

    /** Whether an event has a place, by what {@link #begin} has returned. */
    public static boolean hasPlace(long begun) {
        return (begun & 1) == 1;
    }

    /**
     * Ends an event.
     *
     * @param begun what {@link #begin} has returned
     * @return what is known of the event
     */
    public long end(long begun) {
        if (!hasPlace(begun)) {
            return Word.open(begun >> 1);
        }
        long place = begun >> 1;
        return stripes[(int) (place & MOST_STRIPES - 1)].end((int) (place >> BITS_OF_A_STRIPE));
    }

    /** Whether an event that has ended was found before, by {@link #tick}. */
    public static boolean wasFound(long ended) {
        return !Word.isOpen(ended);
    }

    /** How long an event has taken that ends at a reading of the stopwatch; below 0 if it began later. */
    public long elapsedNanos(long ended, long nowNanos) {
        return nowNanos - originNanos - Word.startNanos(ended);
    }

    /**
     * Finds the events that have been in flight for longer than a time, each once.
     *
     * @param nowNanos a reading of the stopwatch
     * @return how many of them there are
     */
    public int tick(long nowNanos, long timeNanos) {
        int found = 0;
        for (Stripe stripe : stripes) {
            found += stripe.tick(nowNanos - originNanos, timeNanos);
        }
        return found;
    }

    /** The events that are in flight, place by place. */
    public Reading read() {
        Reading sum = new Reading();
        for (Stripe stripe : stripes) {
            stripe.read(sum);
        }
        return sum;
    }

    /** How long the earliest event of a reading has been in flight; 0 if there is none. */
    public long ageNanos(Reading reading, long nowNanos) {
        return reading.ageNanos(nowNanos - originNanos);
    }
}
