package io.slo4j.internal.count;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Good and bad events since the beginning. They only grow, so that recording is one add and nothing is ever reset.
 *
 * <p>Two sums taken one after the other never go down: each stripe of a {@code LongAdder} only grows.
 *
 * <p>Neither total goes beyond {@link #MOST}, so that the sum of both is a {@code long}, and a difference of totals never wraps
 * around. Where one would, both stay as they are for ever: one that went on alone would make a ratio that never was. An event, or
 * a few, is added without a look at the sum, which the thread that ticks keeps below the limit by {@link Reader#fullAt}; a call that
 * adds many looks first.
 */
public final class Totals {
    /** As far as a total goes: 2^62 - 1, a billion events a second for 146 years. */
    public static final long MOST = (1L << 62) - 1;

    /* So few that no ticker is ever late enough for them to pass from the limit to the end of a long. */
    private static final long FEW = 1L << 20;

    private static final AtomicLongFieldUpdater<Reader> MANY_GOOD =
            AtomicLongFieldUpdater.newUpdater(Reader.class, "manyGood");
    private static final AtomicLongFieldUpdater<Reader> MANY_BAD =
            AtomicLongFieldUpdater.newUpdater(Reader.class, "manyBad");
    private static final AtomicReferenceFieldUpdater<Reader, @Nullable Last> LAST =
            AtomicReferenceFieldUpdater.newUpdater(Reader.class, Last.class, "last");

    private final LongAdder good = new PaddedAdder();
    private final LongAdder bad = new PaddedAdder();
    private final Reader reader = new Reader(good, bad);

    /** The totals when one of them was full. */
    private record Last(long good, long bad) {}

    public void good() {
        good.increment();
    }

    public void bad() {
        bad.increment();
    }

    /**
     * Counts good events, 0 or more.
     *
     * @return false if they would go beyond the limit: they are not counted, and nothing is from now on
     */
    public boolean good(long events) {
        if (events > FEW) {
            return many(events, MANY_GOOD, good);
        }
        good.add(events);
        return true;
    }

    /**
     * Counts bad events, 0 or more.
     *
     * @return false if they would go beyond the limit: they are not counted, and nothing is from now on
     */
    public boolean bad(long events) {
        if (events > FEW) {
            return many(events, MANY_BAD, bad);
        }
        bad.add(events);
        return true;
    }

    private boolean many(long events, AtomicLongFieldUpdater<Reader> many, LongAdder few) {
        long before;
        do {
            before = many.get(reader);
            if (reader.last != null || events > MOST - sum(few, before)) {
                reader.end();
                return false;
            }
        } while (!many.compareAndSet(reader, before, before + events));
        return true;
    }

    /** Reads these totals, and does not keep them: once they are collected, nobody is left who could count in them. */
    public Reader reader() {
        return reader;
    }

    /**
     * What was counted, seen from outside. It holds the counters alone. Ticks read it for every SLO, so that all there is to read
     * but the adders lies in it.
     */
    public static final class Reader {
        private final LongAdder good;
        private final LongAdder bad;

        /* What came in calls of more than a few. */
        private volatile long manyGood;
        private volatile long manyBad;

        private volatile @Nullable Last last;

        private volatile @Nullable UsualTraffic usual;

        private Reader(LongAdder good, LongAdder bad) {
            this.good = good;
            this.bad = bad;
        }

        /** Learns from now on what traffic is usual, unless it does already. */
        public synchronized void learn() {
            if (usual == null) {
                usual = new UsualTraffic();
            }
        }

        /** What traffic is usual; null if nobody wants to know. */
        public @Nullable UsualTraffic usual() {
            return usual;
        }

        public long goodEvents() {
            Last ended = last;
            return ended == null ? sum(good, manyGood) : ended.good;
        }

        public long badEvents() {
            Last ended = last;
            return ended == null ? sum(bad, manyBad) : ended.bad;
        }

        /**
         * Whether nothing is counted any more, because a total was full; for the thread that ticks, which must ask in each tick.
         *
         * @param goodNow the good events that it has just read, those of earlier processes included
         * @param badNow the bad events that it has just read, likewise
         */
        public boolean fullAt(long goodNow, long badNow) {
            if (goodNow >= MOST || badNow >= MOST) {
                end();
            }
            return last != null;
        }

        private void end() {
            LAST.compareAndSet(this, null, new Last(sum(good, manyGood), sum(bad, manyBad)));
        }
    }

    public long goodEvents() {
        return reader.goodEvents();
    }

    public long badEvents() {
        return reader.badEvents();
    }

    private static long sum(LongAdder few, long many) {
        long sum = few.sum();
        return sum < MOST - many ? sum + many : MOST;
    }
}
