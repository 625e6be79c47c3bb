package io.slo4j.internal.count;

import java.util.concurrent.atomic.LongAdder;

/**
 * Good and bad events since the beginning. They only grow, so that recording is one add and nothing is ever reset.
 *
 * <p>Two sums taken one after the other never go down: each stripe of a {@code LongAdder} only grows.
 */
public final class Totals {
    private final LongAdder good = new PaddedAdder();
    private final LongAdder bad = new PaddedAdder();

    public void good() {
        good.increment();
    }

    public void bad() {
        bad.increment();
    }

    public void good(long events) {
        good.add(events);
    }

    public void bad(long events) {
        bad.add(events);
    }

    /** Reads these totals, and does not keep them: once they are collected, nobody is left who could count in them. */
    public Reader reader() {
        return new Reader(good, bad);
    }

    /** What was counted, seen from outside. */
    public static final class Reader {
        private final LongAdder good;
        private final LongAdder bad;

        private Reader(LongAdder good, LongAdder bad) {
            this.good = good;
            this.bad = bad;
        }

        public long goodEvents() {
            return good.sum();
        }

        public long badEvents() {
            return bad.sum();
        }
    }

    public long goodEvents() {
        return good.sum();
    }

    public long badEvents() {
        return bad.sum();
    }
}
