package io.slo4j.internal.snapshot;

import io.slo4j.internal.check.Limits;
import io.slo4j.store.SnapshotFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Silences, as {@link SnapshotCodec} documents them. */
final class SilenceSection {
    private SilenceSection() {}

    static void write(List<StoredSilence> silences, ByteOutput out) {
        out.varint(silences.size());
        for (StoredSilence silence : silences) {
            out.text(silence.id()).text(silence.slo()).text(silence.severity()).text(silence.rule());
            out.pairs(new TreeMap<>(silence.labels()));
            out.instant(silence.from()).instant(silence.until());
            out.text(silence.reason()).text(silence.author());
        }
    }

    static List<StoredSilence> read(ByteInput in) throws SnapshotFormatException {
        int size = in.size("number of silences", Limits.MOST_SILENCES);
        List<StoredSilence> silences = new ArrayList<>(size);
        for (int i = size; i > 0; i--) {
            silences.add(new StoredSilence(
                    in.text("silence id"),
                    in.text("SLO to match"),
                    in.text("severity to match"),
                    in.text("rule to match"),
                    in.pairs("label"),
                    in.instant("beginning of a silence"),
                    in.instant("end of a silence"),
                    in.text("reason"),
                    in.text("author")));
        }
        return silences;
    }
}
