package io.slo4j.internal.latency;

import io.slo4j.internal.check.Nanos;
import io.slo4j.latency.LatencyRange;

/**
 * HdrHistogram's bucket layout for a range: linear buckets within each power of two, as many as the digits need, so that
 * a bucket number is a few shifts away from a value.
 */
final class Buckets {
    final long lowestNanos;
    final long highestNanos;
    private final int halfMagnitude;
    private final int unitMagnitude;
    private final long firstOctaveMask;
    private final int leadingZeroBase;
    private final int count;

    Buckets(LatencyRange range) {
        lowestNanos = Nanos.of(range.lowest());
        highestNanos = Nanos.of(range.highest());
        halfMagnitude = 1 + 3 * range.significantDigits();
        unitMagnitude = 63 - Long.numberOfLeadingZeros(lowestNanos);
        firstOctaveMask = ((2L << halfMagnitude) - 1) << unitMagnitude;
        leadingZeroBase = 64 - unitMagnitude - halfMagnitude - 1;
        count = range.buckets();
    }

    int count() {
        return count;
    }

    /** The bucket of a value within the range. */
    int of(long nanos) {
        int octave = leadingZeroBase - Long.numberOfLeadingZeros(nanos | firstOctaveMask);
        int linear = (int) (nanos >>> (octave + unitMagnitude));
        return (octave << halfMagnitude) + linear;
    }

    /** The smallest value of a bucket. */
    long lowestValueOf(int bucket) {
        int octave = Math.max(0, (bucket >> halfMagnitude) - 1);
        long linear = bucket - ((long) octave << halfMagnitude);
        return linear << (octave + unitMagnitude);
    }

    /** The largest value of a bucket. */
    long highestValueOf(int bucket) {
        return lowestValueOf(bucket + 1) - 1;
    }

    /** A value of a bucket, as something that was recorded: a bucket may reach beyond the range, nothing recorded does. */
    long withinRange(long nanos) {
        return Math.max(lowestNanos, Math.min(nanos, highestNanos));
    }
}
