package io.slo4j.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatencyRangeTest {
    private static final Duration MICRO = Duration.ofNanos(1_000);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static void assertRefused(String message, Duration lowest, Duration highest, int digits) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> new LatencyRange(lowest, highest, digits))
                        .getMessage());
    }

    @Test
    void digitsOutOfRange() {
        assertRefused("significant digits must be 1 to 3, but was 0", MICRO, MINUTE, 0);
        assertRefused("significant digits must be 1 to 3, but was 6", MICRO, MINUTE, 6);
    }

    @Test
    void endsThatContradictEachOther() {
        assertRefused("lowest latency must be above zero, but was PT0S", Duration.ZERO, MINUTE, 2);
        assertRefused("highest latency must be at least twice the lowest of 1m, but was 1m", MINUTE, MINUTE, 2);
        assertRefused("highest latency must be at least twice the lowest of 1m, but was 1us", MINUTE, MICRO, 2);
        Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
        assertRefused("highest latency must be at most 292 years, but was " + endless, MICRO, endless, 2);
    }

    @Test
    void moreBucketsThanTheBound() {
        assertRefused(
                "latency range must need at most 32768 buckets, but was 1ns to 36500d with 3 digits, which needs 54272",
                Duration.ofNanos(1),
                Duration.ofDays(36_500),
                3);
    }

    @Test
    void threeDigitsOverTheDefaultRangeAreFine() {
        assertEquals(18_432, new LatencyRange(MICRO, MINUTE, 3).buckets());
    }
}
