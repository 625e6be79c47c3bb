package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.alert.Alert;
import io.slo4j.time.SloClock;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clocks of the application throw and lie: its calls do not see it, time stands still meanwhile, and it is said once. */
class ForeignClockTest {
    private static final String ONCE = " (said once; how often it happens is said every hour)";

    private final ForeignClock clock = new ForeignClock();

    private static final class ForeignClock implements SloClock {
        final VirtualClock time = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
        boolean fails;
        boolean stops;
        long lie;
        double pace;

        @Override
        public long epochNanos() {
            if (fails) {
                throw new IllegalStateException("no time");
            }
            return time.epochNanos() + lie;
        }

        @Override
        public long stopwatchNanos() {
            if (stops) {
                throw new IllegalStateException("no stopwatch");
            }
            return time.stopwatchNanos();
        }

        @Override
        public double pace() {
            return pace;
        }
    }

    private SloBuilder timed() {
        return Slo.builder("checkout")
                .objective("99.9%")
                .latencyThreshold(Duration.ofSeconds(1))
                .trackLatency();
    }

    @Test
    void workIsDoneAndCountedWhenTheStopwatchFailsAtItsBeginningOrItsEnd() {
        SloRegistry slos = SloRegistry.builder().clock(clock).build();
        Slo checkout = timed().register(slos);
        try (Logged logged = new Logged("io.slo4j")) {
            clock.stops = true;
            assertEquals("begun without", checkout.call(() -> {
                clock.stops = false;
                return "begun without";
            }));
            assertEquals("ended without", checkout.call(() -> {
                clock.stops = true;
                return "ended without";
            }));
            assertThrows(
                    ArithmeticException.class,
                    () -> checkout.run(() -> {
                        throw new ArithmeticException();
                    }));
            OngoingEvent event = checkout.start();
            event.good();
            event.close();
            assertEquals(
                    List.of("SLO \"checkout\": the stopwatch of its clock failed; the event is not timed" + ONCE),
                    logged.messages());
        }
        assertEquals(3, checkout.status().good());
        assertEquals(1, checkout.status().bad());
        assertEquals(0, checkout.latency(Duration.ofMinutes(5)).count());
    }

    @Test
    void timeStandsStillWhileTheClockFails() {
        SloRegistry slos = SloRegistry.builder().clock(clock).build();
        Slo checkout = timed().register(slos);
        try (Logged logged = new Logged("io.slo4j")) {
            clock.time.advance(Duration.ofSeconds(5));
            slos.tick();
            clock.fails = true;
            checkout.good();
            slos.tick();
            assertEquals(1, checkout.status().good());
            assertEquals(1, logged.messages().size(), logged.messages().toString());
            clock.fails = false;
        }
        assertEquals(1, checkout.window(Duration.ofMinutes(5)).good());
    }

    @Test
    void aClockThatGoesBackPagesNobodyForWhatHasNotHappenedAgain() {
        SloRegistry slos = SloRegistry.builder().clock(clock).build();
        List<Alert> alerts = new ArrayList<>();
        slos.onAlert(alerts::add);
        Slo checkout = timed().register(slos);
        for (int i = 0; i < 7_200; i++) {
            clock.time.advance(Duration.ofSeconds(1));
            checkout.good(10);
            slos.tick();
        }
        try (Logged logged = new Logged("io.slo4j")) {
            clock.lie = -Duration.ofHours(1).toNanos();
            slos.tick();
            assertEquals(7_200 * 10, checkout.window(Duration.ofHours(6)).good());
            assertEquals(
                    List.of("the clock went from 2026-03-01T02:00:00Z to 2026-03-01T01:00:00Z, and time stands still"
                            + " for the SLOs until it is right again" + ONCE),
                    logged.messages());
            clock.lie = Long.MIN_VALUE / 2;
            slos.tick();
            clock.lie = Long.MAX_VALUE - clock.time.epochNanos();
            slos.tick();
            clock.lie = 0;
        }
        clock.time.advance(Duration.ofSeconds(1));
        slos.tick();
        assertEquals(List.of(), alerts);
        assertEquals(7_200 * 10, checkout.window(Duration.ofHours(6)).good());
    }

    @Test
    void aPaceThatIsNoneIsRefused() {
        for (double pace : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY, 1_000_001}) {
            clock.pace = pace;
            String message = assertThrows(
                            IllegalArgumentException.class,
                            () -> SloRegistry.builder().clock(clock))
                    .getMessage();
            assertEquals("pace of the clock must be 0 to 1000000, but was " + pace, message);
        }
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        clock.lie = Long.MIN_VALUE / 2;
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> SloRegistry.builder().clock(clock).build())
                .getMessage();
        assertEquals(
                "time of the clock must lie between 1970 and 2262, but was 1880-01-10T00:06:21.572612096Z", message);
    }
}
