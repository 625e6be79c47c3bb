package io.slo4j.store;

import java.time.Duration;
import java.util.List;

/**
 * The latency windows of one SLO. Immutable.
 *
 * @param lowest the shortest duration that is told apart
 * @param highest the longest
 * @param significantDigits how exact a value is
 * @param clamped how many durations were outside of this range
 * @param intervals bucket counts between two readings, in order of their ends
 */
public record StoredLatency(
        Duration lowest, Duration highest, int significantDigits, long clamped, List<StoredInterval> intervals) {
    /** A snapshot has at most this many intervals for one SLO; thirty days need about two hundred. */
    public static final int MOST_INTERVALS = 65_536;

    /**
     * Copies the list.
     *
     * @param lowest the shortest duration that is told apart
     * @param highest the longest
     * @param significantDigits how exact a value is
     * @param clamped how many durations were outside of this range
     * @param intervals bucket counts between two readings, in order of their ends
     */
    public StoredLatency {
        intervals = List.copyOf(intervals);
    }

    /** Whether both tell the same durations apart. */
    boolean fits(StoredLatency other) {
        return lowest.equals(other.lowest)
                && highest.equals(other.highest)
                && significantDigits == other.significantDigits;
    }
}
