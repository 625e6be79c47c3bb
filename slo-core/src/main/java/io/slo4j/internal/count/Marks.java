package io.slo4j.internal.count;

import io.slo4j.internal.check.Packed;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Totals at some instants, beside the checkpoints: where bad events began and ended, long after the checkpoints around them have
 * been dropped. Packed, because each SLO with bad events has some. Immutable, and safe for use by any thread.
 */
public final class Marks {
    /** As many as an SLO keeps. */
    public static final int MOST = 64;

    /** None. */
    public static final Marks NONE = new Marks(new byte[0], 0);

    /* Of each, oldest first, what is more than at the one before it: nanoseconds, good events, bad events. */
    private final byte[] packed;
    private final int size;

    private Marks(byte[] packed, int size) {
        this.packed = packed;
        this.size = size;
    }

    /**
     * Marks at these instants.
     *
     * @param totals at instants after 1970, none of them and no total below the one before; what is counted now is not looked at
     */
    public static Marks of(CheckpointTotals totals) {
        return of(totals.instants(), totals.good(), totals.bad(), totals.instants().length);
    }

    static Marks of(long[] nanos, long[] good, long[] bad, int size) {
        if (size == 0) {
            return NONE;
        }
        byte[] packed = new byte[3 * Packed.LONGEST * size];
        int at = 0;
        for (int i = 0; i < size; i++) {
            at = Packed.write(packed, at, i == 0 ? nanos[0] : nanos[i] - nanos[i - 1]);
            at = Packed.write(packed, at, i == 0 ? good[0] : good[i] - good[i - 1]);
            at = Packed.write(packed, at, i == 0 ? bad[0] : bad[i] - bad[i - 1]);
        }
        return new Marks(Arrays.copyOf(packed, at), size);
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /**
     * The totals at each.
     *
     * @param goodNow good events now
     * @param badNow bad events now
     */
    public CheckpointTotals totals(long goodNow, long badNow) {
        long[] nanos = new long[size];
        long[] good = new long[size];
        long[] bad = new long[size];
        Reading each = new Reading(packed);
        for (int i = 0; i < size; i++) {
            each.next();
            nanos[i] = each.nanos;
            good[i] = each.good;
            bad[i] = each.bad;
        }
        return new CheckpointTotals(nanos, good, bad, goodNow, badNow);
    }

    /** What is known of the totals at an instant by checkpoints, and by these. */
    Bracket narrowed(Bracket known, long instantNanos) {
        long beforeNanos = known.beforeNanos();
        long goodBefore = known.goodBefore();
        long badBefore = known.badBefore();
        Reading each = new Reading(packed);
        for (int i = 0; i < size; i++) {
            each.next();
            if (each.nanos >= known.afterNanos()) {
                break;
            }
            if (each.nanos == instantNanos) {
                return Bracket.exact(instantNanos, each.good, each.bad);
            }
            if (each.nanos > instantNanos) {
                return new Bracket(beforeNanos, goodBefore, badBefore, each.nanos, each.good, each.bad);
            }
            if (each.nanos >= beforeNanos) {
                beforeNanos = each.nanos;
                goodBefore = each.good;
                badBefore = each.bad;
            }
        }
        return new Bracket(beforeNanos, goodBefore, badBefore, known.afterNanos(), known.goodAfter(), known.badAfter());
    }

    private static final class Reading {
        private final Packed.Reader numbers;
        private long nanos;
        private long good;
        private long bad;

        Reading(byte[] packed) {
            this.numbers = new Packed.Reader(packed);
        }

        void next() {
            nanos += numbers.next();
            good += numbers.next();
            bad += numbers.next();
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Marks that && Arrays.equals(packed, that.packed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(packed);
    }

    @Override
    public String toString() {
        return size + " marks";
    }
}
