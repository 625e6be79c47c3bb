package io.slo4j.internal.snapshot;

import io.slo4j.store.SnapshotFormatException;

/** Totals, as {@link SnapshotCodec} documents them. */
final class CountsSection {
    private CountsSection() {}

    static void write(StoredCounts counts, ByteOutput out) {
        out.varint(counts.good()).varint(counts.bad());
    }

    static StoredCounts read(ByteInput in) throws SnapshotFormatException {
        return new StoredCounts(in.count("good events"), in.count("bad events"));
    }
}
