package io.slo4j.internal.snapshot;

import io.slo4j.store.SnapshotFormatException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What an SLO has reached by its last bad event, as {@link SnapshotCodec} documents it. */
final class WatchSection {
    private WatchSection() {}

    static void write(StoredWatch watch, ByteOutput out) {
        out.instant(watch.at());
        CountsSection.write(watch.totals(), out);
        out.instant(watch.periodStart());
        CountsSection.write(watch.atStart(), out);
        out.varint(watch.reached().size());
        watch.reached().forEach(reached -> out.eightBytes(Double.doubleToLongBits(reached)));
        out.instant(watch.since());
        out.varint(watch.spent().size());
        watch.spent().forEach(out::instant);
        if (watch.ofSeveral()) {
            out.varint(1);
        }
    }

    static StoredWatch read(ByteInput in) throws SnapshotFormatException {
        return new StoredWatch(
                in.instant("tick of a bad event"),
                CountsSection.read(in),
                in.instant("beginning of a period"),
                CountsSection.read(in),
                reached(in),
                in.instant("end of a gap"),
                spent(in),
                !in.isAtEnd() && in.choice("whether it is of several instances", 1) == 1);
    }

    /* Where it ends before, it was written by somebody who did not know of them. */
    private static List<Instant> spent(ByteInput in) throws SnapshotFormatException {
        List<Instant> all = new ArrayList<>();
        for (int i = in.isAtEnd() ? 0 : in.size("number of ticks", 3); i > 0; i--) {
            all.add(in.instant("tick of a bad event"));
        }
        return all;
    }

    private static List<Double> reached(ByteInput in) throws SnapshotFormatException {
        List<Double> all = new ArrayList<>();
        for (int i = in.size("number of rules", Integer.MAX_VALUE); i > 0; i--) {
            double reached = Double.longBitsToDouble(in.eightBytes());
            if (!(reached >= 0)) {
                throw Damage.of("distance of a rule must be 0 or more, but was " + reached);
            }
            all.add(reached);
        }
        return all;
    }
}
