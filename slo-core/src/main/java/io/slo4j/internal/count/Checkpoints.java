package io.slo4j.internal.count;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * One SLO's totals at every slot of the {@link Timeline}: 12 bytes a checkpoint.
 *
 * <p>A total is kept modulo 2^48. A window is the difference of two totals modulo 2^48, hence exact as long as fewer
 * than 2^47 events lie in it: fifty million events a second for 32 days.
 */
final class Checkpoints {
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int STRIDE = 3;
    private static final int UNUSED_BITS = 16;

    /* Three ints a slot: low half of good, low half of bad, and the two 16-bit high parts side by side. */
    private final int[] ints;

    Checkpoints(int slots) {
        ints = new int[slots * STRIDE];
    }

    private Checkpoints(int[] ints) {
        this.ints = ints;
    }

    Checkpoints resizedTo(int slots) {
        return new Checkpoints(Arrays.copyOf(ints, slots * STRIDE));
    }

    /*
     * Opaque accesses: a reader may race with the reuse of a slot. It then reads halves of two totals, and finds out
     * by asking the timeline afterwards (Timeline.holds); what it must not do is see a value the compiler invented.
     */

    void write(int slot, long good, long bad) {
        int at = slot * STRIDE;
        INTS.setOpaque(ints, at, (int) good);
        INTS.setOpaque(ints, at + 1, (int) bad);
        INTS.setOpaque(ints, at + 2, (int) (good >>> 32) << 16 | ((int) (bad >>> 32) & 0xffff));
    }

    /** The good events at a checkpoint, modulo 2^48. */
    long good(int slot) {
        int at = slot * STRIDE;
        return join((int) INTS.getOpaque(ints, at + 2) >>> 16, (int) INTS.getOpaque(ints, at));
    }

    /** The bad events at a checkpoint, modulo 2^48. */
    long bad(int slot) {
        int at = slot * STRIDE;
        return join((int) INTS.getOpaque(ints, at + 2) & 0xffff, (int) INTS.getOpaque(ints, at + 1));
    }

    /**
     * The events between two totals of the same kind, modulo 2^48; 0 if the earlier total is the greater one. That happens
     * because a tick reads the clock before its totals: a reader whose instant is later may hold totals that are smaller.
     */
    static long difference(long later, long earlier) {
        long signed = (later - earlier) << UNUSED_BITS >> UNUSED_BITS;
        return Math.max(0, signed);
    }

    private static long join(int high, int low) {
        return (long) high << 32 | Integer.toUnsignedLong(low);
    }
}
