package io.slo4j.internal.snapshot;

import io.slo4j.store.SnapshotFormatException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ends that listeners are owed, as {@link SnapshotCodec} documents them. */
final class OwedEndSection {
    private static final int RESOLVED = StoredSuppression.HIGHEST_CODE + 1;

    private OwedEndSection() {}

    static void write(List<StoredOwedEnd> ends, ByteOutput out) {
        out.varint(ends.size());
        for (StoredOwedEnd end : ends) {
            out.text(end.slo()).text(end.objective()).text(end.rule());
            out.pairs(new TreeMap<>(end.labels())).pairs(new TreeMap<>(end.annotations()));
            out.instant(end.started()).instant(end.fired()).instant(end.until());
            out.oneByte(end.unheard().code() + (end.resolved() ? RESOLVED : 0)).varint(end.sequence());
            out.duration(end.period())
                    .varint(end.counts().good())
                    .varint(end.counts().bad());
            out.eightBytes(Double.doubleToLongBits(end.coverage())).eightBytes(Double.doubleToLongBits(end.burnRate()));
        }
    }

    static List<StoredOwedEnd> read(ByteInput in) throws SnapshotFormatException {
        List<StoredOwedEnd> ends = new ArrayList<>();
        for (int i = in.size("number of ends", Integer.MAX_VALUE); i > 0; i--) {
            ends.add(end(in));
        }
        return ends;
    }

    private static StoredOwedEnd end(ByteInput in) throws SnapshotFormatException {
        String slo = in.text("SLO");
        String objective = in.text("objective");
        String rule = in.text("rule");
        Map<String, String> labels = in.pairs("label");
        Map<String, String> annotations = in.pairs("annotation");
        Instant started = in.instant("beginning of a condition");
        Instant fired = in.instant("beginning of an alert");
        Instant until = in.instant("end of an alert");
        int code = in.choice("end of an alert", RESOLVED + StoredSuppression.HIGHEST_CODE);
        return new StoredOwedEnd(
                slo,
                objective,
                rule,
                labels,
                annotations,
                started,
                fired,
                until,
                code >= RESOLVED,
                in.count("sequence"),
                StoredSuppression.of(code % RESOLVED),
                in.duration("period"),
                new StoredCounts(in.count("good events"), in.count("bad events")),
                Double.longBitsToDouble(in.eightBytes()),
                Double.longBitsToDouble(in.eightBytes()));
    }
}
