package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.latency.LatencyStatus;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyTest {
    private final VirtualClock clock = VirtualClock.at(Instant.EPOCH);
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final Slo slo =
            Slo.builder("checkout").objective("99.9%").trackLatency().register(slos);

    private static void assertAbout(Duration expected, Duration actual) {
        assertEquals((double) expected.toNanos(), (double) actual.toNanos(), expected.toNanos() * 0.01);
    }

    private LatencyStatus latency(Duration window) {
        return slo.latency(window);
    }

    @Test
    void aWindowSaysHowLongItsEventsTook() {
        for (int i = 1; i <= 1_000; i++) {
            slo.record(Duration.ofMillis(i), Outcome.GOOD);
        }
        LatencyStatus latency = latency(Duration.ofMinutes(5));
        assertEquals(1_000, latency.count());
        assertAbout(Duration.ofMillis(1), latency.min());
        assertAbout(Duration.ofMillis(500), latency.p50());
        assertAbout(Duration.ofMillis(900), latency.p90());
        assertAbout(Duration.ofMillis(950), latency.p95());
        assertAbout(Duration.ofMillis(990), latency.p99());
        assertAbout(Duration.ofMillis(999), latency.p999());
        assertAbout(Duration.ofSeconds(1), latency.max());
        assertAbout(Duration.ofNanos(500_500_000), latency.mean());
        assertEquals(301, latency.countBelow(Duration.ofMillis(300)));
        assertEquals(0, latency.clamped());
    }

    @Test
    void windowsForgetWhatIsOlder() {
        slo.record(Duration.ofSeconds(1), Outcome.GOOD);
        clock.advance(Duration.ofSeconds(1));
        slos.tick();
        clock.advance(Duration.ofMinutes(6));
        slos.tick();
        slo.record(Duration.ofMillis(1), Outcome.GOOD);
        assertEquals(1, latency(Duration.ofMinutes(5)).count());
        assertEquals(2, latency(Duration.ofMinutes(7)).count());
        assertAbout(Duration.ofMillis(1), latency(Duration.ofMinutes(5)).max());
    }

    @Test
    void everyWayOfWrappingCountsItsDurationAndIgnoredEventsNone() {
        slo.run(() -> clock.advance(Duration.ofMillis(20)));
        assertThrows(
                IllegalStateException.class,
                () -> slo.run(() -> {
                    clock.advance(Duration.ofMillis(40));
                    throw new IllegalStateException();
                }));
        slo.record(Duration.ofMillis(60), Outcome.IGNORED);
        slo.good();
        assertEquals(2, latency(Duration.ofMinutes(5)).count());
        assertAbout(Duration.ofMillis(30), latency(Duration.ofMinutes(5)).mean());
    }

    @Test
    void whatIsOutsideTheRangeIsClampedAndCountedAndWhatIsNegativeRefused() {
        slo.record(5, Outcome.GOOD);
        slo.record(Duration.ofDays(300_000), Outcome.GOOD);
        slo.record(-1, Outcome.GOOD);
        LatencyStatus latency = latency(Duration.ofMinutes(5));
        assertEquals(2, latency.count());
        assertEquals(2, latency.clamped());
        assertEquals(Duration.ofNanos(1_023), latency.p50());
        assertEquals(Duration.ofMinutes(1), latency.max());
        assertEquals(3, slo.status().good());
        assertEquals(1, slo.status().rejected());
    }

    @Test
    void aStatusDoesNotChange() {
        slo.record(Duration.ofMillis(1), Outcome.GOOD);
        SloStatus status = slo.status();
        slo.record(Duration.ofMillis(1), Outcome.GOOD);
        clock.advance(Duration.ofSeconds(1));
        slos.tick();
        assertEquals(1, status.latency(Duration.ofMinutes(5)).count());
        assertEquals(2, latency(Duration.ofMinutes(5)).count());
    }

    @Test
    void aClosedSloKeepsItsLatencies() {
        slo.record(Duration.ofMillis(7), Outcome.GOOD);
        slo.close();
        clock.advance(Duration.ofHours(1));
        assertEquals(1, latency(Duration.ofMinutes(5)).count());
    }

    @Test
    void omittedEventsAreFilledIn() {
        slo.recordWithExpectedInterval(Duration.ofMillis(100), Outcome.BAD, Duration.ofMillis(10));
        assertEquals(10, latency(Duration.ofMinutes(5)).count());
        assertEquals(10, slo.status().bad());
        assertAbout(Duration.ofMillis(10), latency(Duration.ofMinutes(5)).min());
        slo.recordWithExpectedInterval(Duration.ofMillis(5), Outcome.GOOD, Duration.ofMillis(10));
        assertEquals(1, slo.status().good());
    }

    @Test
    void anExpectedIntervalThatIsNoneIsRefused() {
        slo.recordWithExpectedInterval(Duration.ofSeconds(1), Outcome.GOOD, Duration.ZERO);
        slo.recordWithExpectedInterval(Duration.ofSeconds(1), Outcome.GOOD, Duration.ofNanos(1));
        assertEquals(2, slo.status().good());
        assertEquals(2, slo.status().rejected());
    }

    @Test
    void aPercentileObjectiveIsAThresholdWithAnObjective() {
        Slo fast = Slo.builder("fast")
                .latencyPercentile(0.99, Duration.ofMillis(300))
                .register(slos);
        assertEquals(Objective.of(0.99), fast.objective());
        fast.record(Duration.ofMillis(301), Outcome.GOOD);
        assertEquals(1, fast.status().bad());
    }

    @Test
    void severalQuantilesOfSeveralWindowsComeInTheOrderAskedFor() {
        slo.record(Duration.ofSeconds(1), Outcome.GOOD);
        clock.advance(Duration.ofSeconds(1));
        slos.tick();
        clock.advance(Duration.ofMinutes(6));
        slos.tick();
        slo.record(Duration.ofMillis(1), Outcome.GOOD);
        SloStatus now = slo.status();
        Duration hour = Duration.ofHours(1);
        Duration fiveMinutes = Duration.ofMinutes(5);

        List<List<Duration>> quantiles = now.latencyQuantiles(List.of(hour, fiveMinutes), List.of(0.99, 0.5));

        assertEquals(
                List.of(
                        List.of(now.latency(hour).p99(), now.latency(hour).p50()),
                        List.of(
                                now.latency(fiveMinutes).p99(),
                                now.latency(fiveMinutes).p50())),
                quantiles);
        assertAbout(Duration.ofSeconds(1), quantiles.get(0).get(0));
        assertAbout(Duration.ofMillis(1), quantiles.get(1).get(0));
        assertEquals(List.of(), now.latencyQuantiles(List.of(), List.of(0.5)));
        assertEquals(
                "window must be one that the status was taken with (5m, 30m, 1h, 6h, 3d), but was 2h",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> now.latencyQuantiles(List.of(Duration.ofHours(2)), List.of(0.5)))
                        .getMessage());
        assertEquals(
                "quantile must be 0 to 1, but was -0.1",
                assertThrows(IllegalArgumentException.class, () -> now.latencyQuantiles(List.of(hour), List.of(-0.1)))
                        .getMessage());
    }

    @Test
    void withoutTrackingThereIsNoLatency() {
        Slo plain = Slo.builder("plain").objective("99%").register(slos);
        assertFalse(plain.status().tracksLatency());
        assertTrue(slo.status().tracksLatency());
        assertEquals(
                "latency of SLO \"plain\" must be tracked (trackLatency() on its builder), but was not",
                assertThrows(IllegalStateException.class, () -> plain.latency(Duration.ofMinutes(5)))
                        .getMessage());
        assertEquals(
                "latency of SLO \"plain\" must be tracked (trackLatency() on its builder), but was not",
                assertThrows(
                                IllegalStateException.class,
                                () -> plain.status().latencyQuantiles(List.of(Duration.ofMinutes(5)), List.of(0.5)))
                        .getMessage());
        assertEquals(
                "quantile must be 0 to 1, but was 99.0",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> latency(Duration.ofMinutes(5)).quantile(99))
                        .getMessage());
    }
}
