package io.slo4j.internal.snapshot;

import java.util.List;

/** Counts of several instances added up. */
final class MergedCounts {
    private MergedCounts() {}

    /** The totals of several instances added up, at each instant. */
    static StoredCheckpoints added(List<StoredCheckpoints> all, long[] instants) {
        long[] goodAt = new long[instants.length];
        long[] badAt = new long[instants.length];
        long good = 0;
        long bad = 0;
        long[] scratchGood = new long[instants.length];
        long[] scratchBad = new long[instants.length];
        for (StoredCheckpoints one : all) {
            one.totals().at(instants, scratchGood, scratchBad);
            for (int i = 0; i < instants.length; i++) {
                goodAt[i] = sum(goodAt[i], scratchGood[i]);
                badAt[i] = sum(badAt[i], scratchBad[i]);
            }
            good = sum(good, one.good());
            bad = sum(bad, one.bad());
        }
        return StoredCheckpoints.of(instants, goodAt, badAt, good, bad);
    }

    /** What cannot be counted any more stays at the highest count; both counts are 0 or more. */
    static long sum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
