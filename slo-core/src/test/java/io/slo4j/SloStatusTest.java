package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SloStatusTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();

    private void pass(Slo slo, int seconds, int good, int bad) {
        VirtualSeconds.pass(seconds, clock, slos, slo, good, bad);
    }

    @Test
    void aStatusShowsTheWindowsOfTheRules() {
        Slo slo = Slo.builder("checkout").objective("99.9%").register(slos);
        pass(slo, 3_600, 9, 0);
        pass(slo, 300, 9, 1);
        SloStatus now = slo.status();
        assertEquals(
                List.of("5m", "30m", "1h", "6h", "3d"),
                now.windows().stream().map(WindowStatus::name).toList());
        assertEquals(0.1, now.errorRatio(Duration.ofMinutes(5)), 1e-12);
        assertEquals(100, now.burnRate(Duration.ofMinutes(5)), 1e-9);
        assertEquals(2_700, now.window(Duration.ofMinutes(5)).good());
        assertEquals(300, now.window(Duration.ofHours(6)).bad());
        assertEquals(3_900.0 / 21_600, now.window(Duration.ofHours(6)).coverage(), 1e-12);
        assertEquals(35_100, now.good());
        assertEquals(300, now.bad());
        assertEquals(Instant.parse("2026-03-01T01:05:00Z"), now.at());
        assertEquals("checkout", now.name());
        assertEquals(Objective.of(0.999), now.objective());
    }

    @Test
    void aStatusStaysAsItWasTaken() {
        Slo slo = Slo.builder("checkout").objective("99.9%").register(slos);
        pass(slo, 600, 9, 1);
        SloStatus then = slo.status();
        List<WindowStatus> windows = then.windows();
        WindowStatus shown = then.window(Duration.ofMinutes(5));
        pass(slo, 3_600, 0, 10);
        assertEquals(windows, then.windows());
        assertEquals(shown, then.window(Duration.ofMinutes(5)));
        assertEquals(new WindowStatus(then.at(), Duration.ofMinutes(5), 2_700, 300, 0.1, 0.1 / 0.001, 1), shown);
        assertEquals(shown, windows.get(0));
        assertEquals(Instant.parse("2026-03-01T00:10:00Z"), then.at());
    }

    @Test
    void anyWindowUpToThePeriodCanBeAskedFor() {
        Slo slo = Slo.builder("checkout").objective("99.9%").register(slos);
        pass(slo, 600, 9, 1);
        pass(slo, 120, 10, 0);
        SloStatus now = slo.status(Duration.ofMinutes(3), Duration.ofSeconds(119), Duration.ofDays(30));
        assertEquals(60, slo.window(Duration.ofMinutes(3)).bad());
        assertEquals(0, slo.window(Duration.ofSeconds(119)).bad());
        assertEquals(600, slo.window(Duration.ofDays(30)).bad());
        List<WindowStatus> windows = now.windows();
        assertEquals(8, windows.size());
        for (WindowStatus window : windows) {
            assertEquals(slo.window(window.window()), now.window(window.window()));
        }
        pass(slo, 60, 0, 10);
        assertEquals(600, slo.window(Duration.ofMinutes(3)).bad());
        assertEquals(60, now.window(Duration.ofMinutes(3)).bad());
        assertEquals(windows, now.windows());
        assertEquals(
                7_200,
                now.window(Duration.ofDays(30)).good()
                        + now.window(Duration.ofDays(30)).bad());
    }

    @Test
    void moreWindowsChangeNothingElseOfAStatus() {
        Slo slo = Slo.builder("checkout").objective("99.9%").register(slos);
        pass(slo, 600, 9, 1);
        pass(slo, 120, 10, 0);
        Duration[] more = {Duration.ofHours(2), Duration.ofMinutes(3), Duration.ofMinutes(5), Duration.ofMinutes(3)};
        SloStatus now = slo.status(more);
        assertEquals(
                List.of("3m", "5m", "30m", "1h", "2h", "6h", "3d"),
                now.windows().stream().map(WindowStatus::name).toList());
        assertEquals(60, now.window(Duration.ofMinutes(3)).bad());
        assertEquals(180, now.window(Duration.ofMinutes(5)).bad());
        assertEquals(
                "BurnRates[longWindow=83.33333333333333, shortWindow=60.0]",
                now.alerts().get(0).burnRates().orElseThrow().toString());
        assertEquals(slo.status().alerts(), now.alerts());
        assertEquals(slo.status().budget(), now.budget());
        slo.close();
        slo.bad();
        assertEquals(now.windows(), slo.status(more).windows());
        assertEquals(now.alerts(), slo.status(more).alerts());
    }

    @Test
    void aStatusThatIsKeptSaysTheSameForEver() {
        Slo slo = Slo.builder("checkout").objective("99.9%").register(slos);
        pass(slo, 600, 9, 1);
        SloStatus kept = slo.status(Duration.ofMinutes(42));
        String then = kept.windows() + " " + kept.budget() + " " + kept.alerts() + " " + kept.good() + " " + kept.bad()
                + " " + kept.rejected();
        slo.good(-1);
        pass(slo, 600, 0, 10);
        clock.advance(Duration.ofDays(33));
        slos.tick();
        slo.close();
        assertEquals(
                then,
                kept.windows() + " " + kept.budget() + " " + kept.alerts() + " " + kept.good() + " " + kept.bad() + " "
                        + kept.rejected());
    }

    @Test
    void aWindowThatAStatusWasNotTakenWithIsRefusedWithTheListOfThoseItHas() {
        SloStatus now =
                Slo.builder("checkout").objective("99.9%").register(slos).status(Duration.ofMinutes(42));
        assertEquals(
                "window must be one that the status was taken with (5m, 30m, 42m, 1h, 6h, 3d), but was 7m",
                assertThrows(IllegalArgumentException.class, () -> now.window(Duration.ofMinutes(7)))
                        .getMessage());
    }

    @Test
    void anEmptyWindowHasNoErrorsAndSaysSo() {
        Slo slo = Slo.builder("checkout").objective("99.9%").register(slos);
        WindowStatus window = slo.window(Duration.ofMinutes(5));
        assertFalse(window.hasEvents());
        assertEquals(0, window.errorRatio());
        assertEquals(0, window.burnRate());
        assertEquals(0, window.coverage());
        assertEquals(1, slo.status().budget().remaining());
    }

    @Test
    void theBudgetIsThatOfThePeriodSeenSoFar() {
        Slo slo = Slo.builder("checkout").objective("99.9%").register(slos);
        pass(slo, 10, 1, 0);
        slo.bad();
        assertEquals(1 / 11.0 / 0.001 * 10 / 2_592_000, slo.status().budget().consumed(), 1e-12);
        assertEquals(Duration.ofDays(30), slo.status().budget().period());
    }

    @Test
    void anAlertIsPendingThenFiringThenInactive() {
        BurnRateRule rule = BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5))
                .withHold(Duration.ofMinutes(2));
        Slo slo = Slo.builder("checkout")
                .objective("99.9%")
                .alerts(AlertPolicy.of(rule))
                .register(slos);
        List<AlertState> told = new ArrayList<>();
        slos.onAlert(alert -> told.add(alert.to()));
        pass(slo, 3_600, 100, 0);
        pass(slo, 60, 0, 100);
        assertEquals(AlertState.PENDING, slo.status().alert(Severity.PAGE));
        assertEquals(AlertState.INACTIVE, slo.status().alert(Severity.TICKET));
        assertEquals(List.of(AlertState.PENDING), slo.status().alertStates());
        Instant since = slo.status().alerts().get(0).since().orElseThrow();
        pass(slo, 120, 0, 100);
        assertEquals(AlertState.FIRING, slo.status().alert(Severity.PAGE));
        assertEquals(Optional.of(since), slo.status().alerts().get(0).since());
        assertTrue(slo.status().alerts().get(0).burnRates().orElseThrow().longWindow() > 40);
        pass(slo, 310, 100, 0);
        assertEquals(AlertState.INACTIVE, slo.status().alert(Severity.PAGE));
        assertEquals(List.of(AlertState.FIRING, AlertState.INACTIVE), told);
    }

    @Test
    void thePastIsReadFromTheCheckpoints() {
        Slo slo = Slo.builder("checkout").objective("99%").register(slos);
        pass(slo, 3_600, 10, 0);
        pass(slo, 600, 5, 5);
        pass(slo, 3_000, 10, 0);
        List<WindowStatus> past = slo.past(Duration.ofMinutes(5), Duration.ofHours(2), 121);
        assertEquals(121, past.size());
        assertEquals(clock.now(), past.get(120).at());
        assertEquals(clock.now().minus(Duration.ofHours(2)), past.get(0).at());
        assertEquals(0, past.get(59).errorRatio());
        assertEquals(0.5, past.get(68).errorRatio(), 0.02);
        assertEquals(50, past.get(68).burnRate(), 2);
        assertEquals(0, past.get(80).errorRatio());
        assertEquals(0.5, past.get(70).errorRatio(), 0.02);
    }

    @Test
    void otherPeriodsHaveDefaultRulesThatFitThem() {
        Slo slo = Slo.builder("weekly")
                .objective("99.9%")
                .period(SloPeriod.rolling(Duration.ofDays(7)))
                .register(slos);
        assertEquals(
                List.of("3.36x 1h/5m", "3x 6h/30m", "1x 16h 48m/1h 24m"),
                slo.status().alerts().stream().map(alert -> alert.rule().name()).toList());
        Slo months = Slo.builder("28 days")
                .objective("99.9%")
                .period(SloPeriod.rolling(Duration.ofDays(28)))
                .register(slos);
        assertEquals(
                List.of("13.44x 1h/5m", "5.6x 6h/30m", "1x 2d 19h 12m/5h 36m"),
                months.status().alerts().stream()
                        .map(alert -> alert.rule().name())
                        .toList());
    }

    @Test
    void aLongerPeriodThanTheRegistryKnewMakesRoomWithoutLosingCounts() {
        Slo month = Slo.builder("month").objective("99.9%").register(slos);
        pass(month, 300, 10, 1);
        Slo quarter = Slo.builder("quarter")
                .objective("99.9%")
                .period(SloPeriod.rolling(Duration.ofDays(90)))
                .register(slos);
        pass(month, 300, 10, 0);
        assertEquals(0, month.window(Duration.ofMinutes(5)).bad());
        assertEquals(300, month.window(Duration.ofMinutes(10)).bad());
        quarter.bad();
        assertEquals(1, quarter.status().budget().bad());
    }

    @Test
    void anIncidentHasCostItsBadEventsOfThoseThatThePeriodAffords() {
        Slo slo = Slo.builder("checkout").objective("99%").register(slos);
        pass(slo, 3_600, 10, 0);
        Instant from = clock.now();
        pass(slo, 600, 5, 5);
        Instant until = clock.now();
        pass(slo, 1_800, 10, 0);
        double whole = slo.status().budget().consumed();
        assertEquals(whole, slo.errorBudget().consumedBetween(from, until).share(), whole / 20);
        assertEquals(
                whole,
                slo.errorBudget()
                        .consumedBetween(from, clock.now().plusSeconds(99))
                        .share(),
                1e-12);
        assertEquals(
                0,
                slo.errorBudget()
                        .consumedBetween(until.plusSeconds(60), clock.now())
                        .share());
        assertEquals(
                "from must be before until and now (" + until + "), but was " + until,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> slo.errorBudget().consumedBetween(until, until))
                        .getMessage());
        Instant lastYear = clock.now().minus(Duration.ofDays(365));
        assertEquals(
                "from must not be before the beginning of the period ("
                        + clock.now().minus(Duration.ofDays(30)) + "), but was " + lastYear,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> slo.errorBudget().consumedBetween(lastYear, until))
                        .getMessage());
    }
}
