package io.slo4j.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SloClockTest {

    @Test
    void theSystemClockStartsAtTheWallClockAndNeverGoesBack() {
        Instant before = Instant.now();
        SloClock clock = SloClock.system();
        assertTrue(Duration.between(before, clock.now()).abs().compareTo(Duration.ofSeconds(30)) < 0);
        long last = clock.epochNanos();
        for (int i = 0; i < 100_000; i++) {
            long now = clock.epochNanos();
            assertTrue(now >= last);
            last = now;
        }
        assertEquals(1, clock.pace());
    }

    @Test
    void anAcceleratedClockCompressesTheTimeLineButNotTheStopwatch() {
        SloClock clock = SloClock.accelerated(1_000_000);
        long line = clock.epochNanos();
        long watch = clock.stopwatchNanos();
        while (clock.stopwatchNanos() - watch < 1_000_000) {
            Thread.onSpinWait();
        }
        long lineMoved = clock.epochNanos() - line;
        assertTrue(lineMoved >= 900_000L * 1_000_000, "moved " + lineMoved);
    }

    @Test
    void aPaceThatIsNoPaceIsRefused() {
        assertEquals(
                "pace must be above 0 and at most 1000000, but was 0.0",
                assertThrows(IllegalArgumentException.class, () -> SloClock.accelerated(0))
                        .getMessage());
        assertEquals(
                "pace must be above 0 and at most 1000000, but was NaN",
                assertThrows(IllegalArgumentException.class, () -> SloClock.accelerated(Double.NaN))
                        .getMessage());
    }

    @Test
    void aVirtualClockStandsStillUntilItIsMoved() {
        VirtualClock clock = VirtualClock.at(Instant.parse("2026-01-01T00:00:00Z"));
        assertEquals(clock.now(), clock.now());
        clock.advance(Duration.ofDays(30));
        assertEquals(Instant.parse("2026-01-31T00:00:00Z"), clock.now());
        assertEquals(clock.epochNanos(), clock.stopwatchNanos());
        assertEquals(
                "advance must end by 2262-01-01T00:00:00Z, but was PT8760H from 2261-01-31T00:00:00Z",
                assertThrows(IllegalArgumentException.class, () -> {
                            VirtualClock late = VirtualClock.at(Instant.parse("2261-01-31T00:00:00Z"));
                            late.advance(Duration.ofDays(365));
                        })
                        .getMessage());
        assertEquals(
                "advance must end by 2262-01-01T00:00:00Z, but was PT2562047788015215H30M7.999999999S from 2026-01-31T00:00:00Z",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> clock.advance(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)))
                        .getMessage());
        assertEquals(
                "advance must be zero or more, but was PT-1S",
                assertThrows(IllegalArgumentException.class, () -> clock.advance(Duration.ofSeconds(-1)))
                        .getMessage());
    }

    @Test
    void aVirtualClockStaysOnTheTimeLine() {
        VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
        assertEquals(
                "advance must end by 2262-01-01T00:00:00Z, but was PT2207520H from 2026-03-01T00:00:00Z",
                assertThrows(IllegalArgumentException.class, () -> clock.advance(Duration.ofDays(91_980)))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> clock.advance(Duration.ofSeconds(Long.MAX_VALUE)));
        assertEquals(Instant.parse("2026-03-01T00:00:00Z"), clock.now());
        clock.advance(Duration.between(clock.now(), Instant.parse("2262-01-01T00:00:00Z")));
        assertEquals(Instant.parse("2262-01-01T00:00:00Z"), clock.now());
    }

    @Test
    void anAcceleratedClockStandsStillAtTheEndOfTheTimeLine() {
        long[] nanoTime = {0};
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        SloClock clock = new SystemClock(1_000_000, () -> start, () -> nanoTime[0]);
        nanoTime[0] = Duration.ofHours(1).toNanos();
        assertEquals(start.plus(Duration.ofHours(1_000_000)), clock.now());
        nanoTime[0] = Duration.ofDays(3).toNanos();
        assertEquals(Instant.parse("2262-01-01T00:00:00Z"), clock.now());
        nanoTime[0] = Long.MAX_VALUE;
        assertEquals(Instant.parse("2262-01-01T00:00:00Z"), clock.now());
    }
}
