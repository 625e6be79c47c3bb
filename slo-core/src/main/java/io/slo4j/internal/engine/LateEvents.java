package io.slo4j.internal.engine;

import io.slo4j.alert.BadEvents;
import io.slo4j.internal.cause.CauseCounts;
import io.slo4j.internal.count.History;
import io.slo4j.internal.count.Totals;
import io.slo4j.internal.latency.LatencyHistory;
import io.slo4j.internal.snapshot.StoredSlo;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded for a member of a group after it was evicted, by whoever had asked for it before: an event that ends late, a
 * member that somebody keeps. It is moved to the member that has the value now. This refers to counters only, and ends when
 * nobody is left who could record. For one thread at a time.
 */
final class LateEvents {
    private final String value;
    private final WeakReference<Totals> recorders;
    private final Totals.Reader counted;
    private final @Nullable LatencyHistory latency;
    private final CauseCounts causes;
    private BadEvents moved;
    private long good;
    private long bad;
    private boolean unsettled;
    private boolean unreferenced;

    /**
     * @param good how many good events were its own before it was evicted
     * @param bad how many bad ones
     */
    LateEvents(String value, SloTracker evicted, long good, long bad) {
        this.value = value;
        this.recorders = new WeakReference<>(evicted.totals());
        this.counted = evicted.totals().reader();
        this.latency = evicted.latencyHistory();
        this.causes = evicted.causes();
        this.moved = causes.read().here();
        this.good = good;
        this.bad = bad;
    }

    /**
     * What is still to come for a member of which something was counted elsewhere. It may have been in use until now: durations of
     * its last events are still to come too.
     */
    static LateEvents afterSome(MemberName names, SloTracker ended, StoredSlo counted) {
        History history = ended.parts().history();
        LateEvents late = new LateEvents(
                names.value(counted.name()).orElseThrow(),
                ended,
                counted.good() - history.earlierGood(),
                counted.bad() - history.earlierBad());
        late.unsettled = ended.latencyHistory() != null;
        return late;
    }

    /** The value of the label. */
    String value() {
        return value;
    }

    /** Whether there is something to move. The duration of an event comes a moment after its count. */
    boolean any() {
        return unsettled || counted.goodEvents() != good || counted.badEvents() != bad;
    }

    void moveTo(SloTracker successor) {
        long goodNow = counted.goodEvents();
        long badNow = counted.badEvents();
        successor.totals().good(goodNow - good);
        successor.totals().bad(badNow - bad);
        if (badNow != bad || unsettled) {
            moved = causes.moveTo(successor.causes(), moved);
        }
        unsettled = goodNow != good || badNow != bad;
        good = goodNow;
        bad = badNow;
        LatencyHistory to = successor.latencyHistory();
        if (latency != null && to != null && to.range().equals(latency.range())) {
            latency.moveTo(to);
        }
    }

    /**
     * Whether nobody can record any more; ask once a tick, before looking for something to move. A thread may be about to count
     * although the collector has seen that it needs the totals no longer, so that only the second look is believed.
     */
    boolean isOver() {
        boolean before = unreferenced;
        unreferenced = recorders.refersTo(null);
        return before;
    }
}
