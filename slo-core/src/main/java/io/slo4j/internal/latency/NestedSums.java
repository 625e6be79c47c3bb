package io.slo4j.internal.latency;

import java.util.List;

/**
 * What was counted in windows that ended at one instant, as it was added up once: for the shortest window all of it, for each longer
 * one what came before the next shorter one. Who asks for the same windows a little later adds only what has been counted since.
 * Immutable.
 *
 * <p>It holds for as long as intervals still begin and end where these parts do: between such places nothing is counted any more, and
 * intervals are only merged.
 *
 * @param generation of the intervals; others came in between if it is another one
 * @param parts the shortest window first
 */
record NestedSums(int generation, List<Interval> parts) {
    static final NestedSums NONE = new NestedSums(-1, List.of());

    /**
     * How many of some intervals it holds, if it holds windows that begin where the same number of these intervals do.
     *
     * @param firsts for each window, the shortest first, which interval it begins with
     * @return the number; -1 if it does not hold them
     */
    int held(List<Interval> intervals, int generationNow, int[] firsts) {
        if (generation != generationNow || parts.size() != firsts.length) {
            return -1;
        }
        for (int i = 0; i < firsts.length; i++) {
            if (firsts[i] == intervals.size()
                    || parts.get(i).startNanos() != intervals.get(firsts[i]).startNanos()) {
                return -1;
            }
        }
        long endNanos = parts.get(0).endNanos();
        int held = intervals.size();
        while (held > firsts[0] && intervals.get(held - 1).startNanos() >= endNanos) {
            held--;
        }
        return held > firsts[0] && intervals.get(held - 1).endNanos() == endNanos ? held : -1;
    }
}
