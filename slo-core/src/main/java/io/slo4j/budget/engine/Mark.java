package io.slo4j.budget.engine;

import io.slo4j.store.StoredMark;
import io.slo4j.window.History;
import io.slo4j.window.WindowCounts;

/**
 * What the totals were at some instant. Totals only grow, so a mark is a place on the line of all good events, and one on
 * the line of all bad events.
 *
 * @param good good events until then
 * @param bad bad events until then
 */
public record Mark(long good, long bad) {

    static Mark of(StoredMark stored) {
        return new Mark(stored.good(), stored.bad());
    }

    StoredMark stored() {
        return new StoredMark(good, bad);
    }

    /** Where a window began whose counts end at the totals of now. */
    static Mark before(WindowCounts counts, long good, long bad) {
        return new Mark(good - counts.good(), bad - counts.bad());
    }

    /** The totals at the newest checkpoint at or before an instant. */
    static Mark atOrBefore(History history, long instantNanos, long nowNanos, long good, long bad) {
        return before(history.window(nowNanos, nowNanos - instantNanos, good, bad), good, bad);
    }

    /** The totals at the oldest checkpoint at or after an instant. */
    static Mark atOrAfter(History history, long instantNanos, long nowNanos, long good, long bad) {
        return before(history.since(instantNanos, nowNanos, good, bad), good, bad);
    }
}
