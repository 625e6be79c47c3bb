package io.slo4j.internal.latency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.latency.LatencyRange;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class IntervalTest {
    private static final int HEADER_BYTES = 40;

    @Property
    void countsComeBackAsTheyWere(
            @ForAll @Size(max = 200) List<@LongRange(min = 0, max = 1L << 50) Long> some,
            @ForAll @IntRange(min = 0, max = 2_000) int before) {
        long[] counts = new long[before + some.size() + 10];
        for (int i = 0; i < some.size(); i++) {
            counts[before + i] = some.get(i) % 3 == 0 ? 0 : some.get(i);
        }
        long[] decoded = new long[counts.length];
        Interval.of(0, 1, counts).addTo(decoded);
        assertArrayEquals(counts, decoded);
    }

    @Property
    void thePayloadIsThatOfHdrHistogram(
            @ForAll @Size(min = 1, max = 100) List<@LongRange(min = 1_000, max = 60_000_000_000L) Long> values) {
        Buckets buckets = new Buckets(LatencyRange.DEFAULT);
        Histogram hdr = new Histogram(1_000, 60_000_000_000L, 2);
        long[] counts = new long[buckets.count()];
        for (long value : values) {
            hdr.recordValueWithCount(value, value % 1_000 + 1);
            counts[buckets.of(value)] += value % 1_000 + 1;
        }
        ByteBuffer encoded = ByteBuffer.allocate(hdr.getNeededByteBufferCapacity());
        int length = hdr.encodeIntoByteBuffer(encoded);
        assertArrayEquals(
                Arrays.copyOfRange(encoded.array(), HEADER_BYTES, length),
                Interval.of(0, 1, counts).payload());
    }

    @Test
    void twoIntervalsBecomeOneThatHoldsBoth() {
        Interval first = Interval.of(10, 20, new long[] {1, 0, 2});
        Interval second = Interval.of(25, 30, new long[] {0, 5, 2});
        Interval both = first.and(second, new long[3]);
        long[] counts = new long[3];
        both.addTo(counts);
        assertArrayEquals(new long[] {1, 5, 4}, counts);
        assertEquals(10, both.startNanos());
        assertEquals(30, both.endNanos());
    }

    @Test
    void whatWouldBeMoreThanCanBeReadAgainKeepsItsProportions() {
        long most = 1L << 48;
        Interval both = Interval.of(10, 20, new long[] {most / 4, 0, most / 4 * 3})
                .and(Interval.of(20, 30, new long[] {most / 4, 0, most / 4 * 3}), new long[3]);
        both.requireCounts(3);
        long[] counts = new long[3];
        both.addTo(counts);
        assertArrayEquals(new long[] {most / 4, 0, most / 4 * 3}, counts);
    }
}
