package io.slo4j.internal.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.internal.latency.LatencyHistory;
import io.slo4j.latency.LatencyRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyMapperTest {
    private static final long SECOND = 1_000_000_000L;

    private final LatencyHistory history = new LatencyHistory(LatencyRange.DEFAULT, 0, 3_600 * SECOND);

    private static long count(LatencyHistory history) {
        return history.read().window(Duration.ofHours(2), 3_600 * SECOND).count();
    }

    @Test
    void whatIsStoredIsRestored() {
        history.record(1_000_000);
        history.tick(SECOND);
        history.record(SECOND);
        history.record(61 * SECOND);
        StoredLatency stored = LatencyMapper.stored(history, 2 * SECOND);
        assertEquals(2, stored.intervals().size());
        assertEquals(1, stored.clamped());

        LatencyHistory next = new LatencyHistory(LatencyRange.DEFAULT, 0, 3_600 * SECOND);
        LatencyMapper.restore(stored, next, 2 * SECOND);
        assertEquals(3, count(next));
        assertEquals(1, next.clamped());
        assertEquals(stored, LatencyMapper.stored(next, 3 * SECOND));
    }

    @Test
    void intervalsThatHaveNotHappenedYetAreIgnored() {
        history.record(1_000_000);
        history.tick(SECOND);
        history.record(1_000_000);
        LatencyHistory behind = new LatencyHistory(LatencyRange.DEFAULT, 0, 3_600 * SECOND);
        LatencyMapper.restore(LatencyMapper.stored(history, 2 * SECOND), behind, SECOND);
        assertEquals(1, count(behind));
    }

    private void assertRefused(String message, StoredLatency stored) {
        assertEquals(
                message,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> LatencyMapper.restore(stored, history, 3_600 * SECOND))
                        .getMessage());
        assertEquals(0, count(history));
    }

    @Test
    void windowsOfAnotherRangeAreRefused() {
        LatencyRange range = LatencyRange.DEFAULT;
        String message = "latency range must be that of the stored windows to go on with them, but was another";
        Duration nano = Duration.ofNanos(1);
        assertRefused(message, new StoredLatency(range.lowest().plus(nano), range.highest(), 2, 0, List.of()));
        assertRefused(message, new StoredLatency(range.lowest(), range.highest().plus(nano), 2, 0, List.of()));
        assertRefused(message, new StoredLatency(range.lowest(), range.highest(), 3, 0, List.of()));
    }

    @Test
    void countsOfMoreBucketsThanTheRangeHasAreRefused() {
        LatencyRange range = LatencyRange.DEFAULT;
        StoredInterval interval =
                new StoredInterval(Instant.EPOCH, Instant.EPOCH.plusSeconds(1), new byte[] {(byte) 0xff, 0x7f, 2});
        assertRefused(
                "latency interval must hold the counts of 2688 buckets, but was something else",
                new StoredLatency(range.lowest(), range.highest(), 2, 0, List.of(interval)));
    }
}
