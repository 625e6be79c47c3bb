package io.slo4j.internal.snapshot;

import io.slo4j.internal.check.TimeLine;
import io.slo4j.store.SnapshotFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * The alert history as {@link SnapshotCodec} documents it: a rule is written once, however often it fired, and instants are
 * written as differences.
 */
final class EpisodeSection {
    private static final int RESOLVED = StoredSuppression.HIGHEST_CODE + 1;

    private EpisodeSection() {}

    /** Which rule of which SLO fired. */
    private record Origin(String slo, String severity, String rule, Map<String, String> labels) {
        static Origin of(StoredEpisode episode) {
            return new Origin(episode.slo(), episode.severity(), episode.rule(), episode.labels());
        }
    }

    static void write(List<StoredEpisode> episodes, ByteOutput out) {
        Map<Origin, Integer> origins = new LinkedHashMap<>();
        episodes.forEach(episode -> origins.putIfAbsent(Origin.of(episode), origins.size()));
        out.varint(origins.size());
        origins.keySet().forEach(origin -> write(origin, out));
        out.varint(episodes.size());
        long before = 0;
        for (StoredEpisode episode : episodes) {
            long fired = TimeLine.nanos(episode.fired());
            out.varint(origins.getOrDefault(Origin.of(episode), 0))
                    .signed(fired - before)
                    .signed(fired - TimeLine.nanos(episode.started()))
                    .oneByte(
                            episode.resolved()
                                    ? RESOLVED
                                    : episode.suppression().code())
                    .signed(TimeLine.nanos(episode.until()) - fired);
            before = fired;
        }
    }

    private static void write(Origin origin, ByteOutput out) {
        out.text(origin.slo).text(origin.severity).text(origin.rule).pairs(new TreeMap<>(origin.labels));
    }

    /** Reads one alert after the other. Differences wrap around, so that any instant is read as it was written. */
    static final class Reader {
        private final ByteInput in;
        private final List<Origin> origins;
        private int left;
        private long before;

        Reader(byte[] packed) throws SnapshotFormatException {
            in = new ByteInput(packed, 0, packed.length);
            int size = in.size("number of rules that fired", Integer.MAX_VALUE);
            origins = new ArrayList<>(size);
            for (int i = size; i > 0; i--) {
                origins.add(new Origin(
                        in.text("SLO"), in.text("severity"), in.text("rule"), Map.copyOf(in.pairs("label"))));
            }
            left = in.size("number of alerts", Integer.MAX_VALUE);
        }

        boolean hasNext() {
            return left > 0;
        }

        StoredEpisode next() throws SnapshotFormatException {
            if (left == 0) {
                throw new NoSuchElementException("there are no more alerts");
            }
            long which = in.varint();
            if (which < 0 || which >= origins.size()) {
                throw Damage.of("rule that fired must be one of " + origins.size() + ", but was "
                        + Long.toUnsignedString(which));
            }
            Origin origin = origins.get((int) which);
            long fired = ByteInput.onTimeLine("beginning of an alert", before + in.signed());
            long started = ByteInput.onTimeLine("beginning of a condition", fired - in.signed());
            int end = in.choice("end of an alert", RESOLVED);
            long until = ByteInput.onTimeLine("end of an alert", fired + in.signed());
            before = fired;
            left--;
            return new StoredEpisode(
                    origin.slo,
                    origin.severity,
                    origin.rule,
                    origin.labels,
                    TimeLine.instant(started),
                    TimeLine.instant(fired),
                    TimeLine.instant(until),
                    end == RESOLVED,
                    StoredSuppression.of(end % RESOLVED));
        }

        void requireEnd() throws SnapshotFormatException {
            in.requireEnd("alert history");
        }
    }
}
