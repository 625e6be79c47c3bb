package io.slo4j.internal.snapshot;

import io.slo4j.internal.count.CheckpointTotals;
import io.slo4j.internal.count.Marks;
import io.slo4j.store.SnapshotFormatException;

/** The marks of one SLO, as {@link SnapshotCodec} documents them. */
final class MarkSection {
    private MarkSection() {}

    static void write(StoredMarks marks, ByteOutput out) {
        write(marks.events(), out);
        write(marks.slices(), out);
    }

    private static void write(Marks marks, ByteOutput out) {
        CheckpointTotals totals = marks.totals(0, 0);
        out.varint(marks.size());
        long nanos = 0;
        long good = 0;
        long bad = 0;
        for (int i = 0; i < marks.size(); i++) {
            long more = totals.instants()[i] - nanos;
            (i == 0 ? out.signed(more) : out.varint(more))
                    .varint(totals.good()[i] - good)
                    .varint(totals.bad()[i] - bad);
            nanos = totals.instants()[i];
            good = totals.good()[i];
            bad = totals.bad()[i];
        }
    }

    static StoredMarks read(ByteInput in) throws SnapshotFormatException {
        return new StoredMarks(marks(in), marks(in));
    }

    private static Marks marks(ByteInput in) throws SnapshotFormatException {
        int size = in.size("number of marks", Marks.MOST);
        long[] nanos = new long[size];
        long[] good = new long[size];
        long[] bad = new long[size];
        for (int i = 0; i < size; i++) {
            nanos[i] = ByteInput.onTimeLine(
                    "instant of a mark", i == 0 ? in.signed() : more("time between marks", nanos[i - 1], in));
            good[i] = more("good events between marks", i == 0 ? 0 : good[i - 1], in);
            bad[i] = more("bad events between marks", i == 0 ? 0 : bad[i - 1], in);
        }
        return Marks.of(new CheckpointTotals(nanos, good, bad, 0, 0));
    }

    private static long more(String what, long before, ByteInput in) throws SnapshotFormatException {
        long more = in.count(what);
        if (before > Long.MAX_VALUE - more) {
            throw Damage.of(what + " must be at most " + (Long.MAX_VALUE - before) + ", but was " + more);
        }
        return before + more;
    }
}
