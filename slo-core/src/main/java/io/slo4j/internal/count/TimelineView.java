package io.slo4j.internal.count;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The checkpoints of a {@link Timeline} that are kept, at one moment. Immutable. */
public final class TimelineView {
    /** No checkpoint is that old. */
    public static final int NONE = -1;

    final long sequence;
    final Tier[] levels;

    /* The first instant of each level, side by side: a long window passes many levels on its way to its own. */
    private final long[] oldestNanos;

    /* Those that were asked for last. Whatever thread finds whichever of them finds all of it, because it is immutable. */
    private @Nullable WindowPlaces places;

    TimelineView(long sequence, Tier[] levels) {
        this.sequence = sequence;
        this.levels = levels;
        this.oldestNanos = new long[levels.length];
        for (int k = 0; k < levels.length; k++) {
            oldestNanos[k] = levels[k].oldestNanos();
        }
    }

    /* The next view, of whose levels most are those of the last one. */
    TimelineView(TimelineView last, Tier[] levels) {
        this.sequence = last.sequence + 1;
        this.levels = levels;
        this.oldestNanos = last.oldestNanos.clone();
        for (int k = 0; k < levels.length; k++) {
            if (levels[k] != last.levels[k]) {
                oldestNanos[k] = levels[k].oldestNanos();
            }
        }
    }

    /** The slot of the newest checkpoint at or before an instant, or {@link #NONE}. */
    public int slotAt(long timeNanos) {
        for (int k = 0; k < oldestNanos.length; k++) {
            if (oldestNanos[k] <= timeNanos) {
                return levels[k].slot(levels[k].at(timeNanos));
            }
        }
        return NONE;
    }

    /** The same of many instants, ascending. */
    int[] slotsAt(long[] instants) {
        int[] slots = new int[instants.length];
        long last = NONE;
        long next = after(NONE);
        for (int i = 0; i < slots.length; i++) {
            while (next != NONE && nanos(next) <= instants[i]) {
                last = next;
                next = after(last);
            }
            slots[i] = last == NONE ? NONE : slot(last);
        }
        return slots;
    }

    /**
     * The newest checkpoint at or before an instant, to ask {@link #slot}, {@link #nanos} and {@link #after} with, or
     * {@link #NONE}.
     */
    long at(long timeNanos) {
        int level = levelAt(timeNanos);
        return level == NONE ? NONE : checkpoint(level, levels[level].at(timeNanos));
    }

    /** The level of the newest checkpoint at or before an instant, or {@link #NONE}. */
    int levelAt(long timeNanos) {
        for (int k = 0; k < oldestNanos.length; k++) {
            if (oldestNanos[k] <= timeNanos) {
                return k;
            }
        }
        return NONE;
    }

    /** The oldest checkpoint after that one, or the oldest of all if it is {@link #NONE}; {@link #NONE} if there is none. */
    long after(long checkpoint) {
        int level = checkpoint == NONE ? levels.length : level(checkpoint);
        if (checkpoint != NONE && index(checkpoint) + 1 < levels[level].size()) {
            return checkpoint + 1;
        }
        for (int k = level - 1; k >= 0; k--) {
            if (!levels[k].isEmpty()) {
                return checkpoint(k, 0);
            }
        }
        return NONE;
    }

    /** Where a checkpoint is. */
    int slot(long checkpoint) {
        return levels[level(checkpoint)].slot(index(checkpoint));
    }

    /** When a checkpoint was taken. */
    long nanos(long checkpoint) {
        return levels[level(checkpoint)].time(index(checkpoint));
    }

    static long checkpoint(int level, int index) {
        return (long) level << Integer.SIZE | index;
    }

    private static int level(long checkpoint) {
        return (int) (checkpoint >>> Integer.SIZE);
    }

    private static int index(long checkpoint) {
        return (int) checkpoint;
    }

    /** Between which checkpoints windows that end at an instant begin. */
    WindowPlaces places(long[] windowsNanos, long nowNanos) {
        WindowPlaces known = places;
        if (known == null || !known.areOf(windowsNanos, nowNanos)) {
            known = WindowPlaces.of(this, windowsNanos, nowNanos);
            places = known;
        }
        return known;
    }

    /** The slot of the oldest checkpoint at or after an instant, or {@link #NONE}: no checkpoint is that young. */
    int slotFrom(long timeNanos) {
        int next = NONE;
        for (Tier level : levels) {
            if (level.isEmpty()) {
                continue;
            }
            if (level.time(0) <= timeNanos) {
                int at = level.at(timeNanos);
                if (level.time(at) == timeNanos) {
                    return level.slot(at);
                }
                return at + 1 < level.size() ? level.slot(at + 1) : next;
            }
            next = level.slot(0);
        }
        return next;
    }

    /** When the kept checkpoints were taken, ascending. */
    public long[] instants() {
        long[] instants = new long[size()];
        int next = 0;
        for (int k = levels.length - 1; k >= 0; k--) {
            for (int i = 0; i < levels[k].size(); i++) {
                instants[next++] = levels[k].time(i);
            }
        }
        return instants;
    }

    /** How many checkpoints are kept. */
    public int size() {
        return Arrays.stream(levels).mapToInt(Tier::size).sum();
    }

    boolean isEmpty() {
        return levels[0].isEmpty();
    }

    /** When the newest checkpoint was taken; {@link Long#MAX_VALUE} before the first. */
    public long newestNanos() {
        return isEmpty() ? Long.MAX_VALUE : levels[0].newest();
    }
}
