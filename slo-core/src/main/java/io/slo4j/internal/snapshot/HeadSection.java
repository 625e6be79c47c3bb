package io.slo4j.internal.snapshot;

import io.slo4j.store.SnapshotFormatException;

/**
 * What the rest of a snapshot is read with, as {@link SnapshotCodec} documents it.
 *
 * @param takenAtNanos when it was taken
 * @param tickNanos the time from one tick to the next; 0 if it is not known
 * @param instants when checkpoints were taken
 */
@SuppressWarnings("ArrayRecordComponent")
record HeadSection(long takenAtNanos, long tickNanos, long[] instants) {
    static void write(SnapshotContent snapshot, ByteOutput out) {
        out.signed(snapshot.takenAtNanos()).varint(snapshot.tickNanos());
        long[] instants = snapshot.instants();
        out.varint(instants.length);
        for (int i = 0; i < instants.length; i++) {
            if (i == 0) {
                out.signed(instants[0]);
            } else {
                out.varint(instants[i] - instants[i - 1]);
            }
        }
    }

    static HeadSection read(ByteInput in) throws SnapshotFormatException {
        long takenAtNanos = in.epochNanos("instant of a snapshot");
        long tickNanos = in.count("tick");
        long[] instants = new long[in.size("number of checkpoints", StoredCheckpoints.MOST)];
        for (int i = 0; i < instants.length; i++) {
            long next = i == 0 ? in.signed() : Math.addExact(instants[i - 1], in.count("time between checkpoints"));
            instants[i] = ByteInput.onTimeLine("instant of a checkpoint", next);
        }
        SnapshotContent.requireOrder(takenAtNanos, instants);
        return new HeadSection(takenAtNanos, tickNanos, instants);
    }

    boolean agreesWith(SnapshotContent snapshot) {
        return takenAtNanos == snapshot.takenAtNanos()
                && tickNanos == snapshot.tickNanos()
                && java.util.Arrays.equals(instants, snapshot.instants());
    }
}
