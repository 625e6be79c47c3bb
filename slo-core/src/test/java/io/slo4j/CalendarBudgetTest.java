package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalendarBudgetTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private SloRegistry slos =
            SloRegistry.builder().clock(VirtualClock.at(Instant.EPOCH)).build();
    private VirtualClock clock = VirtualClock.at(Instant.EPOCH);

    private Slo slo(SloPeriod period, String start) {
        clock = VirtualClock.at(Instant.parse(start));
        slos = SloRegistry.builder().clock(clock).build();
        return Slo.builder("checkout").objective("99%").period(period).register(slos);
    }

    private void pass(Slo slo, Duration step, int steps, int good, int bad) {
        for (int i = 0; i < steps; i++) {
            clock.advance(step);
            slo.good(good);
            slo.bad(bad);
            slos.tick();
        }
    }

    @Test
    void atHalfTimeTheRestOfTheMonthIsTakenAsGoodAtTheSameTraffic() {
        Slo slo = slo(SloPeriod.calendarMonth(ZoneOffset.UTC), "2026-04-01T00:00:00Z");
        pass(slo, Duration.ofHours(1), 15 * 24, 99, 1);
        BudgetStatus budget = slo.status().budget();
        assertEquals(Duration.ofDays(30), budget.period());
        assertEquals(0.5, budget.coverage(), 1e-12);
        assertEquals(0.5, budget.consumed(), 1e-12);
        assertEquals(1, budget.burnRate(), 1e-12);
        assertEquals(360, budget.badEventsLeft());
        assertEquals(Optional.of(Duration.ofDays(15)), budget.renewsIn());
    }

    @Test
    void aMonthIsAsLongAsItIs() {
        Slo slo = slo(SloPeriod.calendarMonth(BERLIN), "2026-02-28T23:00:00Z");
        pass(slo, Duration.ofHours(1), 742, 99, 1);
        assertEquals(Duration.ofHours(743), slo.status().budget().period());
        assertEquals(742.0 / 743, slo.status().budget().coverage(), 1e-12);
        pass(slo, Duration.ofHours(1), 1, 99, 1);
        assertEquals(Instant.parse("2026-03-31T22:00:00Z"), clock.now());
        assertEquals(Duration.ofDays(30), slo.status().budget().period());
        assertEquals(0, slo.status().budget().coverage());
        Slo leap = slo(SloPeriod.calendarMonth(ZoneOffset.UTC), "2024-02-15T12:00:00Z");
        pass(leap, Duration.ofMinutes(1), 1, 99, 1);
        assertEquals(Duration.ofDays(29), leap.status().budget().period());
    }

    @Test
    void atTheBoundaryTheBudgetStartsAnewToTheTick() {
        Slo slo = slo(SloPeriod.calendarMonth(BERLIN), "2026-03-20T00:00:00Z");
        pass(slo, Duration.ofHours(6), 47, 0, 1_000);
        assertEquals(Instant.parse("2026-03-31T18:00:00Z"), clock.now());
        pass(slo, Duration.ofMinutes(1), 239, 10, 3);
        assertTrue(slo.status().budget().remaining() < -30);
        pass(slo, Duration.ofMinutes(1), 1, 10, 3);
        assertEquals(0, slo.status().budget().bad());
        assertEquals(1, slo.status().budget().remaining());
        pass(slo, Duration.ofMinutes(1), 1, 7, 2);
        assertEquals(7, slo.status().budget().good());
        assertEquals(2, slo.status().budget().bad());
        pass(slo, Duration.ofHours(6), 119, 100, 0);
        assertEquals(2, slo.status().budget().bad());
        assertEquals(11_907, slo.status().budget().good());
    }

    @Test
    void betweenTheBoundaryAndItsTickTheLastCheckpointStandsForTheBeginning() {
        Slo slo = slo(SloPeriod.calendarWeek(ZoneOffset.UTC), "2026-03-08T23:59:00Z");
        pass(slo, Duration.ofSeconds(1), 59, 10, 5);
        clock.advance(Duration.ofSeconds(2));
        slo.good(8);
        slo.bad(2);
        assertEquals(2, slo.status().budget().bad());
        assertEquals(Duration.ofDays(7), slo.status().budget().period());
        slos.tick();
        assertEquals(0, slo.status().budget().bad());
    }

    @Test
    void registeredInTheMidstOfAPeriodItHasSeenTheRestOfIt() {
        Slo slo = slo(SloPeriod.calendarWeek(ZoneOffset.UTC), "2026-03-05T00:00:00Z");
        pass(slo, Duration.ofHours(1), 24, 99, 1);
        assertEquals(1.0 / 7, slo.status().budget().coverage(), 1e-12);
        assertEquals(1.0 / 7, slo.status().budget().consumed(), 1e-12);
    }

    @Test
    void aBudgetThatLastsUntilTheNextPeriodIsNotExhausted() {
        Slo slo = slo(SloPeriod.calendarWeek(ZoneOffset.UTC), "2026-03-02T00:00:00Z");
        pass(slo, Duration.ofMinutes(1), 24 * 60, 99, 1);
        assertEquals(Optional.empty(), slo.status().budget().timeToExhaustion());
        pass(slo, Duration.ofMinutes(1), 60, 96, 4);
        Duration lasts = slo.status().budget().timeToExhaustion().orElseThrow();
        assertEquals(7 * 24 * 0.83 / 4, lasts.toMinutes() / 60.0, 0.5);
    }

    @Test
    void rulesAndWindowsGoByTheNominalLength() {
        Slo slo = slo(SloPeriod.calendarMonth(BERLIN), "2026-02-10T00:00:00Z");
        assertEquals(
                List.of("14.4x 1h/5m", "6x 6h/30m", "1x 3d/6h"),
                slo.status().alerts().stream().map(alert -> alert.rule().name()).toList());
        assertEquals(0, slo.window(Duration.ofDays(30)).good());
        assertEquals(
                "window must be at most the period of 30d, but was 31d",
                assertThrows(IllegalArgumentException.class, () -> slo.window(Duration.ofDays(31)))
                        .getMessage());
        assertEquals("Slo[checkout, 99% over calendar month (Europe/Berlin)]", slo.toString());
    }

    @Test
    void anAlertTellsOfTheBudgetOfThisMonth() {
        Slo slo = slo(SloPeriod.calendarMonth(BERLIN), "2026-02-28T23:00:00Z");
        List<Alert> alerts = new ArrayList<>();
        slos.onAlert(alerts::add);
        pass(slo, Duration.ofMinutes(1), 720, 100, 0);
        pass(slo, Duration.ofMinutes(1), 10, 0, 100);
        assertEquals(
                "PAGE checkout: 14.8% of events were bad in the last 1h. That burns the error budget 14.8x as fast as the"
                        + " objective of 99% allows (100x in the last 5m; the limit is 14.4x). 98% of the budget,"
                        + " which renews in 30d 11h, is left and lasts 2d 1h at 14.8x. Rule: 14.4x 1h/5m.",
                alerts.get(0).summary());
    }

    @Test
    void windowsReachAcrossTheBoundary() {
        Slo slo = slo(SloPeriod.calendarWeek(ZoneOffset.UTC), "2026-03-08T12:00:00Z");
        pass(slo, Duration.ofMinutes(30), 30, 9, 1);
        assertEquals(6, slo.status().budget().bad());
        assertEquals(30, slo.window(Duration.ofDays(2)).bad());
    }

    @Test
    void aYearIsReachedToItsBeginning() {
        Slo slo = slo(SloPeriod.calendarYear(ZoneOffset.UTC), "2024-01-01T00:00:00Z");
        pass(slo, Duration.ofDays(1), 1, 0, 5);
        pass(slo, Duration.ofDays(1), 364, 100, 0);
        assertEquals(5, slo.status().budget().bad());
        assertEquals(
                slo.status().budget().consumed(),
                slo.errorBudget()
                        .consumedBetween(Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2024-02-10T00:00:00Z"))
                        .share(),
                1e-12);
        pass(slo, Duration.ofDays(1), 2, 100, 0);
        assertEquals(0, slo.status().budget().bad());
        assertEquals(
                "from must not be before the beginning of the period (2025-01-01T00:00:00Z), but was"
                        + " 2024-12-31T00:00:00Z",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> slo.errorBudget()
                                        .consumedBetween(Instant.parse("2024-12-31T00:00:00Z"), clock.now()))
                        .getMessage());
    }
}
