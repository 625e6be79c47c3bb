package io.slo4j.internal.engine;

import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import java.util.stream.Stream;

/** Makes up for ticks that were missed: checkpoints say that nothing was counted meanwhile. For whoever holds the engine's lock. */
final class MadeUpTicks<H> {
    private static final Log LOG = Log.of("io.slo4j");

    private final SharedTimeline timeline;
    private final Roster<H> roster;
    private final Notices notices;

    MadeUpTicks(SharedTimeline timeline, Roster<H> roster, Notices notices) {
        this.timeline = timeline;
        this.roster = roster;
        this.notices = notices;
    }

    /** Takes all checkpoints that are missing before this tick. */
    void before(long nowNanos) {
        timeline.watch(nowNanos);
        timeline.missed(nowNanos).forEach(this::checkpoint);
    }

    private void checkpoint(long nanos) {
        int newest = timeline.newest();
        int slot = timeline.claim(nanos);
        if (slot >= 0) {
            Stream.concat(
                            roster.entries().ticked().stream().map(Entry::tracker),
                            roster.unwatched().all())
                    .forEach(tracker -> pass(tracker, nanos, newest, slot));
            timeline.publish(nanos, slot);
        }
    }

    private void pass(SloTracker tracker, long nanos, int newest, int slot) {
        try {
            tracker.pass(nanos, newest, slot);
        } catch (Throwable thrown) {
            notices.warn(
                    LOG,
                    tracker,
                    () -> "SLO \"" + tracker.definition().name() + "\" could not be read; its counts are safe",
                    thrown);
        }
    }
}
