package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TimeSlicesTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();

    private Slo slo(Consumer<SloBuilder> slices) {
        SloBuilder builder = Slo.builder("checkout").objective("99.9%");
        slices.accept(builder);
        return builder.register(slos);
    }

    private void pass(Slo slo, int seconds, int good, int bad) {
        VirtualSeconds.pass(seconds, clock, slos, slo, good, bad);
    }

    private static String refusal(Runnable registering) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, registering::run).getMessage());
    }

    @Test
    void aSliceIsBadWhenTooFewOfItsEventsWereGood() {
        Slo slo = slo(builder -> builder.budgetingMethod(BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.95)));
        pass(slo, 60, 95, 5);
        assertEquals(0, slo.status().budget().bad());
        pass(slo, 59, 95, 5);
        pass(slo, 1, 95, 6);
        BudgetStatus budget = slo.status().budget();
        assertEquals(1, budget.good());
        assertEquals(1, budget.bad());
        assertEquals(120.0 / 2_592_000, budget.coverage(), 1e-12);
        assertEquals(0.5 / 0.001 * 120 / 2_592_000, budget.consumed(), 1e-12);
    }

    @Test
    void fortyThreeMinutesAMonthAreAffordedWhateverTheTraffic() {
        Slo slo = slo(builder -> builder.budgetingMethod(BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.9))
                .alerts(AlertPolicy.of()));
        for (int minute = 0; minute < 43_200; minute++) {
            clock.advance(Duration.ofMinutes(1));
            boolean outage = minute % 1_440 == 720;
            slo.good(outage ? 1_000 : minute % 60);
            slo.bad(outage ? 9_000 : 0);
            slos.tick();
        }
        BudgetStatus budget = slo.status().budget();
        assertEquals(30, budget.bad());
        assertEquals(43_170, budget.good());
        assertEquals(30 / 43.2, budget.consumed(), 1e-12);
        assertEquals(13, budget.badEventsLeft());
    }

    @Test
    void theRunningSliceIsNotCountedYet() {
        Slo slo = slo(builder -> builder.budgetingMethod(BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.95)));
        pass(slo, 59, 0, 100);
        assertEquals(0, slo.status().budget().bad());
        pass(slo, 1, 0, 100);
        assertEquals(1, slo.status().budget().bad());
    }

    @Test
    void slicesWithoutEventsAreGoodAndSoAreThoseThatNoTickHasSeen() {
        Slo slo = slo(builder -> builder.budgetingMethod(BudgetingMethod.timeslices(Duration.ofMinutes(1), 1)));
        pass(slo, 300, 0, 0);
        assertEquals(5, slo.status().budget().good());
        slo.bad();
        clock.advance(Duration.ofMinutes(10));
        slos.tick();
        assertEquals(14, slo.status().budget().good());
        assertEquals(1, slo.status().budget().bad());
    }

    @Test
    void aRatioSliceIsGoodInProportion() {
        Slo slo = slo(builder -> builder.budgetingMethod(BudgetingMethod.ratioTimeslices(Duration.ofMinutes(1))));
        pass(slo, 60, 1, 0);
        pass(slo, 60, 500, 500);
        pass(slo, 60, 2, 1);
        BudgetStatus budget = slo.status().budget();
        assertEquals(500_000 + 333_333, budget.bad());
        assertEquals(3_000_000 - 833_333, budget.good());
    }

    @Test
    void burnRatesAndTheirRulesCountSlicesWhileErrorRatiosCountEvents() {
        Slo slo = slo(builder -> builder.budgetingMethod(BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.95)));
        pass(slo, 7_200, 96, 4);
        SloStatus now = slo.status();
        assertEquals(0.04, now.errorRatio(Duration.ofHours(1)), 1e-12);
        assertEquals(0, now.burnRate(Duration.ofHours(1)));
        assertEquals(28_800.0, (double) now.window(Duration.ofMinutes(5)).good(), 28_800 / 60.0);
        assertEquals(691_200, now.good());
        assertEquals(AlertState.INACTIVE, now.alert(Severity.PAGE));
        pass(slo, 120, 90, 10);
        assertEquals(AlertState.INACTIVE, slo.status().alert(Severity.PAGE));
        pass(slo, 60, 90, 10);
        assertEquals(AlertState.FIRING, slo.status().alert(Severity.PAGE));
        assertEquals(3 / 60.0 / 0.001, slo.window(Duration.ofHours(1)).burnRate(), 1);
        assertEquals(
                slo.window(Duration.ofHours(1)).burnRate(),
                slo.past(Duration.ofHours(1), Duration.ofMinutes(1), 2).get(1).burnRate(),
                1e-9);
    }

    @Test
    void rulesForTrafficGoOnToCountEvents() {
        Slo slo = slo(builder -> builder.budgetingMethod(BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.95))
                .alerts(AlertPolicy.of(TrafficRule.above(Severity.PAGE, 50, Duration.ofMinutes(1)))));
        pass(slo, 59, 100, 0);
        assertEquals(AlertState.FIRING, slo.status().alert(Severity.PAGE));
    }

    @Test
    void correctionsLeaveOutWholeSlices() {
        Slo slo = slo(builder -> builder.budgetingMethod(BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.95)));
        Instant start = clock.now();
        slo.errorBudget().exclude(start.plusSeconds(630), start.plusSeconds(690), "a restart that takes a minute");
        pass(slo, 1_200, 0, 1);
        assertEquals(18, slo.status().budget().bad());
        slo.errorBudget().exclude(start.plusSeconds(61), start.plusSeconds(62), "after the fact");
        assertEquals(17, slo.status().budget().bad());
        assertEquals(
                start.plusSeconds(60), slo.errorBudget().corrections().get(1).from());
        assertEquals(
                start.plusSeconds(120), slo.errorBudget().corrections().get(1).until());
        assertEquals(1, slo.errorBudget().corrections().get(1).bad());
        slo.errorBudget().forgive(2, "two minutes");
        assertEquals(15, slo.status().budget().bad());
        assertEquals(1_020.0 / 2_592_000, slo.status().budget().coverage(), 1e-12);
    }

    @Test
    void aCalendarMonthCountsTheSlicesThatEndInIt() {
        Slo slo = slo(builder -> builder.budgetingMethod(BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.95))
                .period(SloPeriod.calendarWeek(ZoneOffset.UTC)));
        clock.advance(Duration.ofHours(23).plusMinutes(55));
        slos.tick();
        pass(slo, 300, 0, 1);
        assertEquals(0, slo.status().budget().bad());
        pass(slo, 120, 0, 1);
        assertEquals(2, slo.status().budget().bad());
        assertEquals(0, slo.status().budget().good());
    }

    @Test
    void theHistoryOfSlicesGrowsWithTheTimelineAndEndsWithTheSlo() {
        Slo slo = slo(builder -> builder.budgetingMethod(BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.95)));
        Slo.builder("quarterly")
                .objective("99.9%")
                .period(SloPeriod.NINETY_DAYS)
                .register(slos);
        pass(slo, 60, 0, 1);
        slo.close();
        pass(slo, 600, 1, 0);
        assertEquals(1, slo.status().budget().bad());
        assertEquals(1_000, slo.window(Duration.ofMinutes(7)).burnRate(), 1e-9);
    }

    @Test
    void slicesThatMakeNoSenseAreRefused() {
        assertEquals(
                "target of a time slice must be above 0 and at most 1, such as 0.95, but was 95.0",
                refusal(() -> slo(
                        builder -> builder.budgetingMethod(BudgetingMethod.timeslices(Duration.ofMinutes(1), 95)))));
        assertEquals(
                "target of a time slice must be above 0 and at most 1, such as 0.95, but was 0.0",
                refusal(() ->
                        slo(builder -> builder.budgetingMethod(BudgetingMethod.timeslices(Duration.ofMinutes(1), 0)))));
        assertEquals(
                "time slice must be above zero, but was PT0S",
                refusal(() -> slo(builder -> builder.budgetingMethod(BudgetingMethod.ratioTimeslices(Duration.ZERO)))));
        assertEquals(
                "time slice must be at least the registry's tick of 1s, but was 100ms",
                refusal(() -> slo(
                        builder -> builder.budgetingMethod(BudgetingMethod.ratioTimeslices(Duration.ofMillis(100))))));
        assertEquals(
                "time slice must be at most the short window of rule \"14.4x 1h/5m\", or there is none in it,"
                        + " but was 10m",
                refusal(() -> slo(
                        builder -> builder.budgetingMethod(BudgetingMethod.timeslices(Duration.ofMinutes(10), 0.9)))));
    }
}
