package io.slo4j.internal.count;

import java.util.Arrays;

/**
 * Checkpoints of one level in order of time, oldest first; immutable. Successive versions of a level share their arrays,
 * each a range of them: a newer one writes behind the range of every older one.
 */
final class Tier {
    static final Tier EMPTY = new Tier(new long[0], new short[0], 0, 0);

    private final long[] times;
    private final short[] slots;
    private final int from;
    private final int to;

    /* How many checkpoints pass in a nanosecond: divided once here, for every window of every SLO. */
    private final double perNano;

    Tier(long[] times, short[] slots, int from, int to) {
        this.times = times;
        this.slots = slots;
        this.from = from;
        this.to = to;
        this.perNano = size() < 2 ? 0 : (size() - 1.0) / (newest() - time(0));
    }

    int size() {
        return to - from;
    }

    boolean isEmpty() {
        return from == to;
    }

    /** When the i-th oldest checkpoint was taken. */
    long time(int i) {
        return times[from + i];
    }

    /** Where the i-th oldest checkpoint is. */
    int slot(int i) {
        return slots[from + i];
    }

    long newest() {
        return times[to - 1];
    }

    /** A level is appended to once, and then forgotten by the thread that ticks: two would write to the same place. */
    Tier append(long time, int slot) {
        Tier roomy = to < times.length ? this : withRoom();
        roomy.times[roomy.to] = time;
        roomy.slots[roomy.to] = (short) slot;
        return new Tier(roomy.times, roomy.slots, roomy.from, roomy.to + 1);
    }

    private Tier withRoom() {
        int capacity = 2 * size() + 8;
        return new Tier(
                Arrays.copyOfRange(times, from, from + capacity),
                Arrays.copyOfRange(slots, from, from + capacity),
                0,
                size());
    }

    /** How many of the oldest checkpoints no window that starts after the far end needs. */
    int surplus(long farEnd) {
        int oldest = from;
        while (oldest + 1 < to && times[oldest + 1] <= farEnd) {
            oldest++;
        }
        return oldest - from;
    }

    Tier without(int oldest) {
        return new Tier(times, slots, from + oldest, to);
    }

    /*
     * The newest checkpoint at or before an instant that is not before the first one. Checkpoints of a level are
     * evenly spaced as long as ticks are, so a guess in proportion is right or next to right.
     */
    int at(long time) {
        if (newest() <= time) {
            return size() - 1;
        }
        int at = (int) ((time - time(0)) * perNano);
        while (time(at) > time) {
            at--;
        }
        while (time(at + 1) <= time) {
            at++;
        }
        return at;
    }

    /** The instant of the first checkpoint; one that never comes if there is none. */
    long oldestNanos() {
        return from == to ? Long.MAX_VALUE : times[from];
    }

    /** The instant of the second checkpoint; one that never comes if there is none. */
    long secondNanos() {
        return to - from < 2 ? Long.MAX_VALUE : times[from + 1];
    }

    boolean opensCell(long time, long spacing) {
        return isEmpty() || Math.floorDiv(time, spacing) > Math.floorDiv(newest(), spacing);
    }
}
