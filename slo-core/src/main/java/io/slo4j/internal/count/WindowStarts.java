package io.slo4j.internal.count;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the windows of rules begin, once a tick for all SLOs: they share the timeline, so they share the answer. For
 * the thread that ticks.
 */
public final class WindowStarts {
    /* Written by the thread that registers, under the lock of ticks; members of a group find theirs on any thread. */
    private volatile long[] windows = new long[0];
    private int[] slots = new int[0];
    private int[] moves = new int[0];
    private @Nullable TimelineView view;

    /** Follows a window from the next {@link #move} on; the index to ask with. */
    public int follow(long windowNanos) {
        for (int i = 0; i < windows.length; i++) {
            if (windows[i] == windowNanos) {
                return i;
            }
        }
        windows = Arrays.copyOf(windows, windows.length + 1);
        slots = Arrays.copyOf(slots, windows.length);
        moves = Arrays.copyOf(moves, windows.length);
        windows[windows.length - 1] = windowNanos;
        return windows.length - 1;
    }

    /** Finds the checkpoints where the windows that end now begin. */
    public void move(TimelineView kept, long nowNanos) {
        view = kept;
        for (int i = 0; i < windows.length; i++) {
            int slot = kept.slotAt(nowNanos - windows[i]);
            if (slot != slots[i]) {
                slots[i] = slot;
                moves[i]++;
            }
        }
    }

    /**
     * How often the beginning of a window has moved from one checkpoint to another. If the number is unchanged, so is the
     * beginning.
     */
    int moves(int index) {
        return moves[index];
    }

    int slot(int index) {
        return slots[index];
    }

    /** The checkpoints that were kept at the last {@link #move}. */
    TimelineView view() {
        return Objects.requireNonNull(view, "move comes first");
    }
}
