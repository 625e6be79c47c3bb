package io.slo4j.internal.snapshot;

import io.slo4j.internal.count.Totals;
import java.util.Arrays;
import java.util.List;

/** Counts of several instances added up. */
final class MergedCounts {
    private MergedCounts() {}

    /** The totals of several instances added up, at each instant. */
    static StoredCheckpoints added(List<StoredCheckpoints> all, long[] instants) {
        Line good = new Line(instants.length);
        Line bad = new Line(instants.length);
        long[] goodAt = new long[instants.length];
        long[] badAt = new long[instants.length];
        for (StoredCheckpoints one : all) {
            one.totals().at(instants, goodAt, badAt);
            good.add(goodAt, one.good());
            bad.add(badAt, one.bad());
        }
        return StoredCheckpoints.of(instants, good.totals(), bad.totals(), good.now(), bad.now());
    }

    /** What cannot be counted any more stays at the highest count; both counts are 0 or more. */
    static long sum(long one, long other) {
        return one < Totals.MOST - other ? one + other : Totals.MOST;
    }

    /**
     * One kind of events, added up. Where the sum is more than a total can be, what was counted before the oldest instant gives
     * way: it is in no window.
     */
    private static final class Line {
        private final long[] since;
        private long before;
        private long until;

        Line(int instants) {
            since = new long[instants];
        }

        void add(long[] totals, long now) {
            long first = totals.length == 0 ? 0 : totals[0];
            before = sum(before, first);
            until = sum(until, now - first);
            for (int i = 0; i < since.length; i++) {
                since[i] = sum(since[i], totals[i] - first);
            }
        }

        private long offset() {
            return Math.min(before, Totals.MOST - until);
        }

        long[] totals() {
            long offset = offset();
            return Arrays.stream(since).map(events -> offset + events).toArray();
        }

        long now() {
            return offset() + until;
        }
    }
}
