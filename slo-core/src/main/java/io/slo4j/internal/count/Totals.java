package io.slo4j.internal.count;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Good and bad events since the beginning. They only grow, so that recording is one add and nothing is ever reset.
 *
 * <p>Two sums taken one after the other never go down: each stripe of a {@code LongAdder} only grows.
 *
 * <p>Neither total goes beyond {@link #MOST}, so that the sum of both is a {@code long}, and a difference of totals never wraps
 * around. Where one would, both stay as they are for ever: one that went on alone would make a ratio that never was. An event, or
 * a few, is added without a look at the sum, which the thread that ticks keeps below the limit by {@link #fullAt}; a call that
 * adds many looks first.
 */
public final class Totals {
    /** As far as a total goes: 2^62 - 1, a billion events a second for 146 years. */
    public static final long MOST = (1L << 62) - 1;

    /* So few that no ticker is ever late enough for them to pass from the limit to the end of a long. */
    private static final long FEW = 1L << 20;

    private final LongAdder good = new PaddedAdder();
    private final LongAdder bad = new PaddedAdder();

    /* What came in calls of more than a few. */
    private final AtomicLong manyGood = new AtomicLong();
    private final AtomicLong manyBad = new AtomicLong();

    private final AtomicReference<@Nullable Last> last = new AtomicReference<>();
    private final Reader reader = new Reader(this);

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
            return many(events, manyGood, good);
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
            return many(events, manyBad, bad);
        }
        bad.add(events);
        return true;
    }

    private boolean many(long events, AtomicLong many, LongAdder few) {
        long before;
        do {
            before = many.get();
            if (last.get() != null || events > MOST - sum(few, before)) {
                end();
                return false;
            }
        } while (!many.compareAndSet(before, before + events));
        return true;
    }

    private void end() {
        last.compareAndSet(null, new Last(sum(good, manyGood.get()), sum(bad, manyBad.get())));
    }

    /** Reads these totals, and does not keep them: once they are collected, nobody is left who could count in them. */
    public Reader reader() {
        return reader;
    }

    /** What was counted, seen from outside. It holds the counters alone. */
    public static final class Reader {
        private final LongAdder good;
        private final LongAdder bad;
        private final AtomicLong manyGood;
        private final AtomicLong manyBad;
        private final AtomicReference<@Nullable Last> last;

        private Reader(Totals totals) {
            this.good = totals.good;
            this.bad = totals.bad;
            this.manyGood = totals.manyGood;
            this.manyBad = totals.manyBad;
            this.last = totals.last;
        }

        public long goodEvents() {
            Last ended = last.get();
            return ended == null ? sum(good, manyGood.get()) : ended.good;
        }

        public long badEvents() {
            Last ended = last.get();
            return ended == null ? sum(bad, manyBad.get()) : ended.bad;
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
        return last.get() != null;
    }
}
