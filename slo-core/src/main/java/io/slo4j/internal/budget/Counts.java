package io.slo4j.internal.budget;

import io.slo4j.internal.count.Bracket;
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

    /** Where a window began whose counts end at the totals of now. */
    static Counts before(WindowCounts counts, long good, long bad) {
        return new Counts(good - counts.good(), bad - counts.bad());
    }

    /** The totals at the newest checkpoint at or before an instant. */
    static Counts atOrBefore(History history, long instantNanos, long nowNanos, long good, long bad) {
        return before(history.window(nowNanos, nowNanos - instantNanos, good, bad), good, bad);
    }

    /** The least that the totals can have been at an instant. */
    static Counts least(Bracket around) {
        return new Counts(around.goodBefore(), around.badBefore());
    }

    /** The most that they can have been. */
    static Counts most(Bracket around) {
        return new Counts(around.goodAfter(), around.badAfter());
    }

    /** The greater of each. */
    Counts orMore(Counts other) {
        return new Counts(Math.max(good, other.good), Math.max(bad, other.bad));
    }
}
