package io.slo4j.internal.count;

import java.util.function.LongFunction;

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

    /** How many checkpoints are written anew while windows are read that begin at them. */
    static final int REUSED = 16;

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

    /** Writes the slots anew in which the longest windows begin. */
    void reuse() {
        tick(REUSED);
    }

    /** What a reader makes of these windows, which ended when the timeline was full: "torn" if one of them is. */
    static String judge(LongFunction<WindowCounts> read) {
        String seen = "whole";
        for (long window = REACH; window > REACH - REUSED; window--) {
            if (judge(read.apply(window), window).equals("torn")) {
                seen = "torn";
            }
        }
        return seen;
    }

    private static String judge(WindowCounts counts, long window) {
        boolean exact = counts.good() == window * STEP && counts.bad() == window * STEP;
        boolean forgotten = counts.good() == FILLED * STEP && counts.bad() == FILLED * STEP;
        return exact || forgotten ? "whole" : "torn";
    }
}
