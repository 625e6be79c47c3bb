package io.slo4j.internal.snapshot;

import io.slo4j.internal.check.TimeLine;
import io.slo4j.store.SnapshotFormatException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The latency windows of one SLO, as {@link SnapshotCodec} documents them. */
final class LatencySection {
    private LatencySection() {}

    static void write(StoredLatency latency, ByteOutput out) {
        out.duration(latency.lowest()).duration(latency.highest());
        out.varint(latency.significantDigits()).varint(latency.clamped());
        out.varint(latency.intervals().size());
        for (StoredInterval interval : latency.intervals()) {
            out.instant(interval.end()).duration(Duration.between(interval.start(), interval.end()));
            out.block(interval.counts());
        }
    }

    static StoredLatency read(ByteInput in) throws SnapshotFormatException {
        Duration lowest = in.duration("lowest latency");
        Duration highest = in.duration("highest latency");
        int digits = (int) Math.min(Integer.MAX_VALUE, in.count("significant digits"));
        long clamped = in.count("clamped durations");
        int size = in.size("number of intervals", Integer.MAX_VALUE);
        List<StoredInterval> intervals = new ArrayList<>(size);
        for (int i = size; i > 0; i--) {
            long end = in.epochNanos("end of an interval");
            long start = ByteInput.onTimeLine(
                    "beginning of an interval", Math.subtractExact(end, in.count("length of an interval")));
            intervals.add(new StoredInterval(TimeLine.instant(start), TimeLine.instant(end), in.block("counts")));
        }
        return new StoredLatency(lowest, highest, digits, clamped, intervals);
    }
}
