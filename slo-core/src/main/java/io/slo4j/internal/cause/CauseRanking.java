package io.slo4j.internal.cause;

import io.slo4j.alert.Cause;

/**
 * How often each cause has come lately, so that one that comes no more makes room for one that does. For one thread at a time.
 */
final class CauseRanking {
    /* What came this long ago counts a third. */
    private static final double MEMORY_NANOS = 300e9;

    private final double[] recent = new double[CausePlaces.ALL];
    private long[] seen;
    private long seenNanos;

    CauseRanking(long[] totals, long nowNanos) {
        this.seen = totals;
        this.seenNanos = nowNanos;
    }

    /** Takes up what was counted since the last time. Returns whether something was that is not told apart. */
    boolean tick(long[] totals, long nowNanos) {
        double kept = Math.exp((seenNanos - nowNanos) / MEMORY_NANOS);
        boolean others = false;
        for (int i = 0; i < recent.length; i++) {
            long more = totals[i] - seen[i];
            recent[i] = recent[i] * kept + more;
            others |= i < CausePlaces.OTHERS && more > 0;
        }
        seen = totals;
        seenNanos = nowNanos;
        return others;
    }

    /** Of a sample of what is not told apart, how often a cause has come lately. */
    double estimated(Cause.Kind kind, int sampled) {
        return recent[CausePlaces.ofOther(kind)] * sampled / MissedCauses.SAMPLED;
    }

    /** The cause that has come least lately. */
    int least() {
        int least = CausePlaces.OTHERS;
        for (int i = least + 1; i < recent.length; i++) {
            least = recent[i] < recent[least] ? i : least;
        }
        return least;
    }

    double recent(int place) {
        return recent[place];
    }

    /** A cause has given its place to another one, and its events are among those that are not told apart. */
    void gaveWay(int place, double estimated, long[] totals) {
        recent[place] = estimated;
        seen = totals;
    }
}
