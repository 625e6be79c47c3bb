package io.slo4j.internal.snapshot;

import io.slo4j.store.SnapshotFormatException;
import java.time.Instant;

/** The time slices of one SLO, as {@link SnapshotCodec} documents them. */
final class SlicesSection {
    private SlicesSection() {}

    static void write(StoredSlices slices, ByteOutput out) {
        out.text(slices.slicing()).instant(slices.runningUntil());
        CountsSection.write(slices.runningFrom(), out);
        StoredCheckpoints checkpoints = slices.checkpoints();
        byte[] steps = checkpoints.steps();
        out.varint(checkpoints.good()).varint(checkpoints.bad()).raw(steps, steps.length);
    }

    static StoredSlices read(long[] instants, ByteInput in) throws SnapshotFormatException {
        String slicing = in.text("slicing");
        Instant runningUntil = in.instant("end of a slice");
        StoredCounts runningFrom = CountsSection.read(in);
        long good = in.count("good slices");
        long bad = in.count("bad slices");
        return new StoredSlices(slicing, runningUntil, runningFrom, StoredCheckpoints.read(instants, good, bad, in));
    }
}
