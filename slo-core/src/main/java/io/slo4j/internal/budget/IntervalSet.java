package io.slo4j.internal.budget;

import java.util.Arrays;

/**
 * A set of whole numbers as disjoint intervals in order: excluded nanoseconds, or excluded events by their number.
 * Immutable.
 */
final class IntervalSet {
    static final IntervalSet NONE = new IntervalSet(new long[0], new long[0]);

    private final long[] froms;
    private final long[] untils;

    private IntervalSet(long[] froms, long[] untils) {
        this.froms = froms;
        this.untils = untils;
    }

    /**
     * This set and one more interval, from its first number up to but not including its last; an empty one changes nothing.
     */
    IntervalSet and(long from, long until) {
        if (from >= until) {
            return this;
        }
        int before = 0;
        while (before < froms.length && untils[before] < from) {
            before++;
        }
        int after = before;
        while (after < froms.length && froms[after] <= until) {
            after++;
        }
        boolean touches = after > before;
        long start = touches ? Math.min(from, froms[before]) : from;
        long end = touches ? Math.max(until, untils[after - 1]) : until;
        return new IntervalSet(spliced(froms, before, after, start), spliced(untils, before, after, end));
    }

    private static long[] spliced(long[] values, int before, int after, long value) {
        long[] result = Arrays.copyOf(values, before + 1 + values.length - after);
        result[before] = value;
        System.arraycopy(values, after, result, before + 1, values.length - after);
        return result;
    }

    /** How many numbers of the set lie between the first, inclusive, and the last, exclusive. */
    long within(long from, long until) {
        long count = 0;
        for (int i = 0; i < froms.length; i++) {
            long first = Math.max(from, froms[i]);
            long end = Math.min(until, untils[i]);
            /* Compared first: two ends that are far apart in the wrong order have no difference. */
            count += first < end ? end - first : 0;
        }
        return count;
    }

    /** How many numbers between the first, inclusive, and the last, exclusive, are not in the set. */
    long outside(long from, long until) {
        return Math.max(0, until - from) - within(from, until);
    }

    /**
     * The greatest number such that {@code count} numbers from it up to {@code until} are not in the set; the floor if
     * there are fewer.
     */
    long reachBack(long until, long count, long floor) {
        long from = until;
        long missing = count;
        for (int i = froms.length - 1; i >= 0 && missing > 0; i--) {
            long free = Math.max(0, from - Math.max(floor, Math.min(from, untils[i])));
            if (free >= missing) {
                break;
            }
            missing -= free;
            from = Math.min(from, froms[i]);
        }
        return Math.max(floor, from - missing);
    }
}
