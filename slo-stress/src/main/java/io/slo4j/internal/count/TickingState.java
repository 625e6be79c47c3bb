package io.slo4j.internal.count;

/**
 * A history that is ticked once a nanosecond and has filled its timeline, so that the next ticks reuse slots.
 *
 * <p>At instant k its totals are k times {@link #STEP}: both halves of a checkpoint say k, and halves of two checkpoints
 * give themselves away.
 */
final class TickingState {
    static final long STEP = (1L << 32) + 1;
    static final long FILLED = 130;
    static final long REACH = 2 * Timeline.RESOLUTION;

    final Timeline timeline = new Timeline(1, REACH);
    final History history = new History(timeline, 0, new Totals());
    private long now;

    TickingState() {
        tick(FILLED);
    }

    void tick(long times) {
        for (long i = 0; i < times; i++) {
            now++;
            int slot = timeline.claim(now);
            history.checkpoint(slot, now * STEP, now * STEP);
            timeline.publish(now, slot);
        }
    }

    /** What a reader makes of a window that ended when the timeline was full. */
    static String judge(WindowCounts counts, long window) {
        boolean exact = counts.good() == window * STEP && counts.bad() == window * STEP;
        boolean forgotten = counts.good() == FILLED * STEP && counts.bad() == FILLED * STEP;
        return exact || forgotten ? "whole" : "torn";
    }
}
