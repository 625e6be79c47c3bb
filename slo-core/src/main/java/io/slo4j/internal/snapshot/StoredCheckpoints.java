package io.slo4j.internal.snapshot;

import io.slo4j.internal.count.CheckpointTotals;
import io.slo4j.store.SnapshotFormatException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The totals of one SLO at each checkpoint, packed as {@link SnapshotCodec} writes them: a snapshot of many SLOs is kept in memory
 * while it is saved. Immutable, and safe for use by any thread.
 */
public final class StoredCheckpoints {
    /** A snapshot has at most this many checkpoints; thirty days of one-second ticks need about a thousand. */
    public static final int MOST = 16_384;

    private final long[] instants;
    private final long good;
    private final long bad;
    private final byte[] steps;

    private StoredCheckpoints(long[] instants, long good, long bad, byte[] steps) {
        this.instants = instants;
        this.good = good;
        this.bad = bad;
        this.steps = steps;
    }

    /** Checkpoints, packed. A total that is above a later one counts as equal to it. */
    public static StoredCheckpoints of(CheckpointTotals totals) {
        return of(totals.instants(), totals.good(), totals.bad(), totals.goodNow(), totals.badNow());
    }

    /**
     * The same.
     *
     * @param instants when, in nanoseconds since the epoch, ascending; kept as it is, and not to be changed any more
     * @param goodAt good events at each instant
     * @param badAt bad events at each instant
     * @param good good events now; less than 0 counts as 0
     * @param bad bad events now; less than 0 counts as 0
     */
    public static StoredCheckpoints of(long[] instants, long[] goodAt, long[] badAt, long good, long bad) {
        ByteOutput steps = new ByteOutput(instants.length * 3);
        long laterGood = Math.max(0, good);
        long laterBad = Math.max(0, bad);
        for (int i = instants.length - 1; i >= 0; i--) {
            long moreGood = between(goodAt[i], laterGood);
            long moreBad = between(badAt[i], laterBad);
            steps.varint(moreGood << 1 | (moreBad == 0 ? 0 : 1));
            if (moreBad != 0) {
                steps.varint(moreBad);
            }
            laterGood -= moreGood;
            laterBad -= moreBad;
        }
        return new StoredCheckpoints(instants, Math.max(0, good), Math.max(0, bad), steps.toBytes());
    }

    private static long between(long earlier, long later) {
        return Math.max(0, later - Math.max(0, earlier));
    }

    static StoredCheckpoints read(long[] instants, long good, long bad, ByteInput input)
            throws SnapshotFormatException {
        StoredCheckpoints read = new StoredCheckpoints(instants, good, bad, input.rest());
        read.unpack(null, null);
        return read;
    }

    /** The same as {@link #read}, sooner if the result is this: what these bytes mean was checked when this was made. */
    StoredCheckpoints readAgain(long[] others, long othersGood, long othersBad, ByteInput input)
            throws SnapshotFormatException {
        return good == othersGood && bad == othersBad && Arrays.equals(instants, others) && input.isRest(steps)
                ? this
                : read(others, othersGood, othersBad, input);
    }

    /** Good events since the beginning, 0 or more. */
    public long good() {
        return good;
    }

    /** Bad events since the beginning, 0 or more. */
    public long bad() {
        return bad;
    }

    byte[] steps() {
        return steps;
    }

    long[] instants() {
        return instants;
    }

    /** The checkpoints, unpacked. */
    public CheckpointTotals totals() {
        long[] goodAt = new long[instants.length];
        long[] badAt = new long[instants.length];
        try {
            unpack(goodAt, badAt);
        } catch (SnapshotFormatException e) {
            throw new IllegalStateException("checked when it was read", e);
        }
        return new CheckpointTotals(instants, goodAt, badAt, good, bad);
    }

    /** The same function at other instants. */
    StoredCheckpoints at(long[] others) {
        long[] goodAt = new long[others.length];
        long[] badAt = new long[others.length];
        totals().at(others, goodAt, badAt);
        return of(others, goodAt, badAt, good, bad);
    }

    private void unpack(long @Nullable [] goodAt, long @Nullable [] badAt) throws SnapshotFormatException {
        ByteInput input = new ByteInput(steps, 0, steps.length);
        long laterGood = good;
        long laterBad = bad;
        for (int i = instants.length - 1; i >= 0; i--) {
            long step = input.varint();
            laterGood = less(laterGood, step >>> 1);
            laterBad = (step & 1) == 0 ? laterBad : less(laterBad, input.varint());
            if (goodAt != null && badAt != null) {
                goodAt[i] = laterGood;
                badAt[i] = laterBad;
            }
        }
        input.requireEnd("checkpoints");
    }

    private static long less(long later, long more) throws SnapshotFormatException {
        if (more < 0 || more > later) {
            throw Damage.of("events between two checkpoints must be 0 to " + later + ", but was "
                    + Long.toUnsignedString(more));
        }
        return later - more;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredCheckpoints that
                && good == that.good
                && bad == that.bad
                && Arrays.equals(instants, that.instants)
                && Arrays.equals(steps, that.steps);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(steps);
    }

    @Override
    public String toString() {
        return instants.length + " checkpoints up to " + good + " good and " + bad + " bad";
    }
}
