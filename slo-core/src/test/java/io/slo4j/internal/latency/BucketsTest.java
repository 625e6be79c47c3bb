package io.slo4j.internal.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.latency.LatencyRange;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class BucketsTest {

    @Property
    void bucketsAreThoseOfHdrHistogram(
            @ForAll @LongRange(min = 1, max = 1L << 40) long lowest,
            @ForAll @LongRange(min = 2, max = 1L << 20) long factor,
            @ForAll @IntRange(min = 1, max = 2) int digits,
            @ForAll @LongRange(min = 0, max = 1_000_000) long share) {
        long highest = lowest * factor;
        LatencyRange range = new LatencyRange(Duration.ofNanos(lowest), Duration.ofNanos(highest), digits);
        Buckets buckets = new Buckets(range);
        Histogram hdr = new Histogram(lowest, highest, digits);
        long value = lowest + (long) ((highest - lowest) / 1e6 * share);
        assertEquals(hdr.lowestEquivalentValue(value), buckets.lowestValueOf(buckets.of(value)));
        assertEquals(buckets.of(value), buckets.of(hdr.highestEquivalentValue(value)));
        assertEquals(buckets.of(value) + 1, buckets.of(hdr.nextNonEquivalentValue(value)));
        assertEquals(encodedCounts(hdr), buckets.count());
    }

    /** HdrHistogram does not say how many counts it has, but how much memory they take: 8 bytes each, and 512 for the rest. */
    private static int encodedCounts(Histogram hdr) {
        return (hdr.getEstimatedFootprintInBytes() - 512) / 8;
    }

    @Test
    void theDefaultRangeHas2688Buckets() {
        assertEquals(2_688, LatencyRange.DEFAULT.buckets());
    }

    @Test
    void theEndsOfTheRangeHaveBuckets() {
        Buckets buckets = new Buckets(LatencyRange.DEFAULT);
        assertEquals(512, buckets.lowestValueOf(buckets.of(1_000)));
        assertEquals(0, buckets.of(0));
        assertEquals(true, buckets.of(60_000_000_000L) < buckets.count());
    }
}
