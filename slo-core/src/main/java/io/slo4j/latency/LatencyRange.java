package io.slo4j.latency;

import io.slo4j.internal.check.Nanos;
import io.slo4j.time.Durations;
import java.time.Duration;

/**
 * The range and precision of the durations that latency windows keep. A duration outside the range is counted at its nearer
 * end, and counted as clamped. The constructor throws an {@code IllegalArgumentException} if the range needs more than
 * {@value #MOST_BUCKETS} buckets of 4 bytes for each stripe of a window, or if a component is out of its range. Immutable.
 *
 * @param lowest the shortest duration, 1 ns or more; reported values are that exact at best
 * @param highest the longest duration, at least twice the lowest
 * @param significantDigits the precision, 1 to 3: with 2, a reported value is within 1 % of the recorded one,
 *     or within {@code lowest} where that is more: with the default range, 1 % from 100 us on
 */
public record LatencyRange(Duration lowest, Duration highest, int significantDigits) {
    /** One microsecond to one minute, two digits: 2,688 buckets. */
    public static final LatencyRange DEFAULT = new LatencyRange(Duration.ofNanos(1_000), Duration.ofMinutes(1), 2);

    /** The most buckets a range may have: 128 KiB a stripe. */
    public static final int MOST_BUCKETS = 32_768;

    /**
     * Checks the components.
     *
     * @param lowest above zero
     * @param highest at least twice the lowest
     * @param significantDigits 1 to 3
     */
    public LatencyRange {
        long lowestNanos = Nanos.positive("lowest latency", lowest);
        long highestNanos = Nanos.positive("highest latency", highest);
        if (significantDigits < 1 || significantDigits > 3) {
            throw new IllegalArgumentException("significant digits must be 1 to 3, but was " + significantDigits);
        }
        if (highestNanos / 2 < lowestNanos) {
            throw new IllegalArgumentException("highest latency must be at least twice the lowest of "
                    + Durations.text(lowest) + ", but was " + Durations.text(highest));
        }
        int buckets = buckets(lowestNanos, highestNanos, significantDigits);
        if (buckets > MOST_BUCKETS) {
            throw new IllegalArgumentException("latency range must need at most " + MOST_BUCKETS + " buckets, but was "
                    + Durations.text(lowest) + " to " + Durations.text(highest) + " with " + significantDigits
                    + " digits, which needs " + buckets);
        }
    }

    private static int buckets(long lowestNanos, long highestNanos, int digits) {
        /* A half of the linear buckets in each power of two: the least power of two that keeps the digits. */
        int half = 1 + 3 * digits;
        int unit = 63 - Long.numberOfLeadingZeros(lowestNanos);
        int octaves = Math.max(0, 64 - Long.numberOfLeadingZeros(highestNanos) - unit - half - 1);
        return (octaves + 2) << half;
    }

    /**
     * How many buckets of 4 bytes the range needs for each stripe of a window.
     *
     * @return at most {@value #MOST_BUCKETS}
     */
    public int buckets() {
        return buckets(Nanos.of(lowest), Nanos.of(highest), significantDigits);
    }

    /** The range as text: {@code 1us to 1m, 2 digits}. */
    @Override
    public String toString() {
        return Durations.text(lowest) + " to " + Durations.text(highest) + ", " + significantDigits
                + (significantDigits == 1 ? " digit" : " digits");
    }
}
