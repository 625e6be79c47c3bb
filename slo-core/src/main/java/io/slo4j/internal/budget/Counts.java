package io.slo4j.internal.budget;

import io.slo4j.internal.count.History;
import io.slo4j.internal.count.WindowCounts;

/**
 * The totals at an instant. Totals only grow, so they number the events: {@code good} is the position on the line of all
 * good events, and {@code bad} that on the line of all bad events.
 *
 * @param good good events until then
 * @param bad bad events until then
 */
public record Counts(long good, long bad) {
    /** These counts and others, of another process. */
    Counts plus(Counts other) {
        return new Counts(good + other.good, bad + other.bad);
    }

    /** So many more of each. */
    Counts plus(long more) {
        return new Counts(good + more, bad + more);
    }

    /** So many fewer of each. */
    Counts minus(long fewer) {
        return new Counts(good - fewer, bad - fewer);
    }

    /** Where a window began whose counts end at the totals of now. */
    static Counts before(WindowCounts counts, long good, long bad) {
        return new Counts(good - counts.good(), bad - counts.bad());
    }

    /** The totals at the newest checkpoint at or before an instant. */
    static Counts atOrBefore(History history, long instantNanos, long nowNanos, long good, long bad) {
        return before(history.window(nowNanos, nowNanos - instantNanos, good, bad), good, bad);
    }

    /** The greater of each. */
    Counts orMore(Counts other) {
        return new Counts(Math.max(good, other.good), Math.max(bad, other.bad));
    }

    /** The lesser of each. */
    Counts orLess(Counts other) {
        return new Counts(Math.min(good, other.good), Math.min(bad, other.bad));
    }
}
