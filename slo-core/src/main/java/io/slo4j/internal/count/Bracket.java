package io.slo4j.internal.count;

/**
 * What is known of the totals at an instant: those at the nearest places before and after it where they were written down.
 * Totals only grow, so those of the instant lie in between; how they grew is not known, and evenly is assumed.
 *
 * @param beforeNanos when the earlier ones were read, at or before the instant
 * @param goodBefore good events then
 * @param badBefore bad events then
 * @param afterNanos when the later ones were read, at or after the instant
 * @param goodAfter good events then
 * @param badAfter bad events then
 */
public record Bracket(
        long beforeNanos, long goodBefore, long badBefore, long afterNanos, long goodAfter, long badAfter) {

    /** Totals that are known to have been these at an instant. */
    static Bracket exact(long nanos, long good, long bad) {
        return new Bracket(nanos, good, bad, nanos, good, bad);
    }

    /** Whether nothing is left open. */
    public boolean isExact() {
        return goodBefore == goodAfter && badBefore == badAfter;
    }

    /** The good events until the instant, rounded down. */
    public long goodAt(long nanos) {
        return at(nanos, beforeNanos, goodBefore, afterNanos, goodAfter);
    }

    /** The bad events until the instant, rounded down. */
    public long badAt(long nanos) {
        return at(nanos, beforeNanos, badBefore, afterNanos, badAfter);
    }

    /** The good events from the earlier totals until the instant, not rounded. */
    double goodSince(long nanos) {
        return share(nanos, beforeNanos, afterNanos) * Math.max(0, goodAfter - goodBefore);
    }

    /** The bad events from the earlier totals until the instant, not rounded. */
    double badSince(long nanos) {
        return share(nanos, beforeNanos, afterNanos) * Math.max(0, badAfter - badBefore);
    }

    /** A total at an instant, if it grew evenly between two others; rounded down. */
    static long at(long nanos, long beforeNanos, long before, long afterNanos, long after) {
        long grown = Math.max(0, after - before);
        return before + Math.min(grown, (long) (share(nanos, beforeNanos, afterNanos) * grown));
    }

    private static double share(long nanos, long beforeNanos, long afterNanos) {
        if (nanos <= beforeNanos) {
            return 0;
        }
        return nanos >= afterNanos ? 1 : (double) (nanos - beforeNanos) / (afterNanos - beforeNanos);
    }
}
