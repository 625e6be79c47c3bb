package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A window begins between two checkpoints; what is counted in it is what lies in it, not what lies since the first of them. */
class TrueLengthsTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final List<Alert> alerts = new ArrayList<>();

    private SloRegistry registry(Duration tick) {
        SloRegistry slos = SloRegistry.builder().clock(clock).tick(tick).build();
        slos.onAlert(alerts::add);
        return slos;
    }

    private static double perSecond(Slo slo, Duration window) {
        WindowStatus status = slo.window(window);
        return (double) (status.good() + status.bad()) / window.toSeconds();
    }

    @Test
    void aRateBelowTheLimitIsNeverTakenForOneAboveIt() {
        SloRegistry slos = registry(Duration.ofSeconds(1));
        Slo slo = Slo.builder("search")
                .objective("99%")
                .alerts(AlertPolicy.of(
                        TrafficRule.above(Severity.TICKET, 100, Duration.ofMinutes(5)),
                        TrafficRule.above(Severity.PAGE, 100, Duration.ofHours(1))))
                .register(slos);
        for (int second = 0; second < 12 * 3_600; second++) {
            clock.advance(Duration.ofSeconds(1));
            slo.good(99 + second % 2);
            slos.tick();
        }
        assertEquals(List.of(), alerts);
        assertEquals(99.5, perSecond(slo, Duration.ofMinutes(5)), 0.01);
        assertEquals(99.5, perSecond(slo, Duration.ofHours(6)), 0.01);
    }

    @Test
    void aRateIsReadAsItIsHoweverFarTicksAreApart() {
        SloRegistry slos = registry(Duration.ofMinutes(1));
        Slo slo = Slo.builder("search")
                .objective("99%")
                .alerts(AlertPolicy.of(TrafficRule.above(Severity.TICKET, 100, Duration.ofMinutes(5))))
                .register(slos);
        for (int minute = 0; minute < 90; minute++) {
            clock.advance(Duration.ofMinutes(1));
            slo.good(85 * 60);
            slos.tick();
            TrafficRule.Seen seen =
                    (TrafficRule.Seen) slo.status().alerts().get(0).evidence();
            assertEquals(85, seen.perSecond(), 1e-9);
        }
        clock.advance(Duration.ofSeconds(30));
        slo.good(85 * 30);
        assertEquals(85, perSecond(slo, Duration.ofMinutes(5)), 1e-9);
        assertEquals(List.of(), alerts);
    }

    @Test
    void fewEventsAreEnoughOnlyWhenTheyAreInTheWindow() {
        SloRegistry slos = registry(Duration.ofMinutes(1));
        Slo slo = Slo.builder("search")
                .objective("99%")
                .alerts(AlertPolicy.of(BurnRateRule.of(Severity.PAGE, 2, Duration.ofMinutes(5), Duration.ofMinutes(1))
                        .withMinimumEvents(502)))
                .register(slos);
        for (int minute = 0; minute < 600; minute++) {
            clock.advance(Duration.ofSeconds(57));
            slo.good(85);
            slo.bad(10);
            slos.tick();
        }
        assertEquals(List.of(), alerts);
        assertEquals(500.0, 300 * perSecond(slo, Duration.ofMinutes(5)), 1);
    }

    @Test
    void whatCameAfterAStandstillDidNotComeInIt() {
        SloRegistry slos = registry(Duration.ofSeconds(1));
        Slo slo = Slo.builder("search").objective("99%").register(slos);
        VirtualSeconds.pass(600, clock, slos, slo, 10, 0);
        clock.advance(Duration.ofHours(2));
        VirtualSeconds.pass(1, clock, slos, slo, 1_000, 0);
        assertEquals(1_000, slo.window(Duration.ofMinutes(1)).good());
        VirtualSeconds.pass(599, clock, slos, slo, 10, 0);
        assertEquals(1_000 + 599 * 10, slo.window(Duration.ofHours(1)).good());
        assertEquals(3_000, slo.window(Duration.ofMinutes(5)).good());
    }
}
