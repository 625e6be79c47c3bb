package io.slo4j.internal.snapshot;

import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.latency.Interval;
import io.slo4j.internal.latency.LatencyHistory;
import io.slo4j.latency.LatencyRange;

/** Latency windows, stored and restored. */
final class LatencyMapper {
    private LatencyMapper() {}

    static StoredLatency stored(LatencyHistory history, long nowNanos) {
        LatencyRange range = history.range();
        return new StoredLatency(
                range.lowest(),
                range.highest(),
                range.significantDigits(),
                history.clamped(),
                history.intervalsUpTo(nowNanos).stream()
                        .map(LatencyMapper::stored)
                        .toList());
    }

    private static StoredInterval stored(Interval interval) {
        return new StoredInterval(
                TimeLine.instant(interval.startNanos()), TimeLine.instant(interval.endNanos()), interval.payload());
    }

    /**
     * Lets a history go on from stored windows; while nobody ticks. Intervals that end after an instant have not
     * happened yet and are ignored.
     *
     * @throws IllegalArgumentException if the range was another one, or the intervals are not what they should be
     */
    static void restore(StoredLatency stored, LatencyHistory history, long untilNanos) {
        LatencyRange range = history.range();
        if (!stored.lowest().equals(range.lowest())
                || !stored.highest().equals(range.highest())
                || stored.significantDigits() != range.significantDigits()) {
            throw new IllegalArgumentException(
                    "latency range must be that of the stored windows to go on with them, but was another");
        }
        history.restore(
                stored.clamped(),
                stored.intervals().stream().map(LatencyMapper::restored).toList(),
                untilNanos);
    }

    private static Interval restored(StoredInterval stored) {
        return Interval.packed(TimeLine.nanos(stored.start()), TimeLine.nanos(stored.end()), stored.counts());
    }
}
