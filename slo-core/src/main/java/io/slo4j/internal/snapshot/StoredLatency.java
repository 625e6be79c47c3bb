package io.slo4j.internal.snapshot;

import java.time.Duration;
import java.util.List;

/**
 * The latency windows of one SLO. Immutable.
 *
 * @param lowest the shortest duration of the range
 * @param highest the longest
 * @param significantDigits how exact a value is
 * @param clamped how many durations were outside the range
 * @param intervals bucket counts between two readings, in order of their ends
 */
public record StoredLatency(
        Duration lowest, Duration highest, int significantDigits, long clamped, List<StoredInterval> intervals) {
    public StoredLatency {
        intervals = List.copyOf(intervals);
    }

    /** Whether both have the same latency range. */
    boolean fits(StoredLatency other) {
        return lowest.equals(other.lowest)
                && highest.equals(other.highest)
                && significantDigits == other.significantDigits;
    }
}
