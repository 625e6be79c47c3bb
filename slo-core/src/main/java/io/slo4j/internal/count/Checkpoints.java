package io.slo4j.internal.count;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * One SLO's totals at every slot of the {@link Timeline}: 8 bytes a checkpoint as long as they have less than 2^32 good and 2^32 bad
 * events, which is what most have for years, 12 bytes up to 2^48, which is what all but a few count in their lives, and 16 from then on.
 */
final class Checkpoints {
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);

    /* How many ints a slot has: the low half of good and that of bad; both high halves side by side, of 16 bits; or one after the other. */
    private static final int LOW = 2;
    private static final int NARROW = 3;
    private static final int WIDE = 4;

    private final int[] ints;
    private final int stride;

    Checkpoints(int slots) {
        this(new int[slots * LOW], LOW);
    }

    private Checkpoints(int[] ints, int stride) {
        this.ints = ints;
        this.stride = stride;
    }

    Checkpoints resizedTo(int slots) {
        return new Checkpoints(Arrays.copyOf(ints, slots * stride), stride);
    }

    /** Whether these totals, 0 or more, can be written here. */
    boolean hold(long good, long bad) {
        return strideFor(good, bad) <= stride;
    }

    private static int strideFor(long good, long bad) {
        long either = good | bad;
        return either >>> 32 == 0 ? LOW : either >>> 48 == 0 ? NARROW : WIDE;
    }

    /** The same checkpoints with room for these totals and smaller ones. */
    Checkpoints widenedFor(long good, long bad) {
        int slots = ints.length / stride;
        int needed = strideFor(good, bad);
        Checkpoints wide = new Checkpoints(new int[slots * needed], needed);
        for (int slot = 0; slot < slots; slot++) {
            wide.write(slot, good(slot), bad(slot));
        }
        return wide;
    }

    /*
     * Opaque accesses: a reader may race with the reuse of a slot. It then reads halves of two totals, and finds out
     * by asking the timeline afterwards (Timeline.holds); what it must not do is see a value the compiler invented.
     */

    void write(int slot, long good, long bad) {
        int at = slot * stride;
        INTS.setOpaque(ints, at, (int) good);
        INTS.setOpaque(ints, at + 1, (int) bad);
        if (stride == NARROW) {
            INTS.setOpaque(ints, at + 2, (int) (good >>> 32) << 16 | ((int) (bad >>> 32) & 0xffff));
        } else if (stride == WIDE) {
            INTS.setOpaque(ints, at + 2, (int) (good >>> 32));
            INTS.setOpaque(ints, at + 3, (int) (bad >>> 32));
        }
    }

    /** The good events at a checkpoint. */
    long good(int slot) {
        int at = slot * stride;
        int low = (int) INTS.getOpaque(ints, at);
        if (stride == LOW) {
            return Integer.toUnsignedLong(low);
        }
        int high = (int) INTS.getOpaque(ints, at + 2);
        return join(stride == WIDE ? high : high >>> 16, low);
    }

    /** The bad events at a checkpoint. */
    long bad(int slot) {
        int at = slot * stride;
        int low = (int) INTS.getOpaque(ints, at + 1);
        if (stride == LOW) {
            return Integer.toUnsignedLong(low);
        }
        int high = (int) INTS.getOpaque(ints, at + stride - 1);
        return join(stride == WIDE ? high : high & 0xffff, low);
    }

    /**
     * The events between two totals of the same kind; 0 if the earlier total is the greater one. That happens
     * because a tick reads the clock before its totals: a reader whose instant is later may hold totals that are smaller.
     */
    static long difference(long later, long earlier) {
        return Math.max(0, later - earlier);
    }

    private static long join(int high, int low) {
        return (long) high << 32 | Integer.toUnsignedLong(low);
    }
}
