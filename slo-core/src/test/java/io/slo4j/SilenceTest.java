package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Silence consumes nothing: without a bad event no rule begins to fire, and no budget level worsens. */
class SilenceTest {
    private static final int DAY = 86_400;

    private final MemoryStore store = new MemoryStore();
    private final List<Alert> fired = new ArrayList<>();
    private VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-02T00:00:00Z"));
    private UnaryOperator<SloBuilder> definition =
            slo -> slo.alerts(AlertPolicy.standard().and(BudgetRule.exhausted(Severity.PAGE)));
    private SloRegistry slos = registry();
    private Slo slo = slo();

    private SloRegistry registry() {
        SloRegistry made = SloRegistry.builder().clock(clock).store(store).build();
        made.onAlert(alert -> {
            if (alert.firing()) {
                fired.add(alert);
            }
        });
        return made;
    }

    private Slo slo() {
        return definition
                .apply(Slo.builder("checkout").objective("99.9%"))
                .budgetPolicy(BudgetPolicy.standard())
                .register(slos);
    }

    private void define(UnaryOperator<SloBuilder> as) {
        slo.retire();
        definition = as;
        slo = slo();
    }

    private void restart(int secondsDown) {
        slos.close();
        clock = VirtualClock.at(clock.now().plusSeconds(secondsDown));
        slos = registry();
        slo = slo();
    }

    private void pass(int seconds, int good, int bad) {
        VirtualSeconds.pass(seconds, clock, slos, slo, good, bad);
    }

    private void passSilently(int days) {
        for (int i = 0; i < days * 1_440; i++) {
            clock.advance(Duration.ofMinutes(1));
            slos.tick();
        }
    }

    private String levelName() {
        return slo.errorBudget().level().name();
    }

    /** 0.2 x 10 s / 30 d / 0.001. */
    private static final double TWO_OF_TEN = 0.2 * 10 / (30 * DAY) / 0.001;

    private void twoOfTheFirstTenFail() {
        pass(5, 1, 0);
        pass(2, 0, 1);
        pass(3, 1, 0);
    }

    @Test
    void twoOfTheFirstTenFailAndThenNothingComes() {
        twoOfTheFirstTenFail();
        /* A burn rate of 200; judged are two bad events for an hour of as much traffic, of which 14.4 in a thousand is the limit. */
        assertEquals(200, slo.status().burnRate(Duration.ofHours(1)), 1e-9);
        assertEquals(2 / 3_600.0 / 0.0144, slo.status().alerts().get(0).distance(), 1e-9);
        passSilently(3);
        assertEquals(List.of(), fired);
        assertEquals("normal", levelName());
        /* The last bad event was that of the seventh second: two of seven. */
        assertEquals(TWO_OF_TEN, slo.status().budget().consumed(), 1e-5);
        assertTrue(slo.status().budget().consumed() <= TWO_OF_TEN);
        assertEquals(0, slo.status().alerts().get(0).distance());
    }

    @Test
    void whatHasBeenReachedOutlastsARestart() {
        twoOfTheFirstTenFail();
        passSilently(1);
        double consumed = slo.status().budget().consumed();
        double distance = slo.status().alerts().get(0).distance();
        restart(3_600);
        assertEquals(consumed, slo.status().budget().consumed(), 0);
        assertEquals(distance, slo.status().alerts().get(0).distance(), 0);
        passSilently(1);
        restart(0);
        passSilently(1);
        assertEquals(consumed, slo.status().budget().consumed(), 0);
        assertEquals(List.of(), fired);
    }

    @Test
    void aRuleThatGoesOnUnderAnotherDefinitionFindsNothingNew() {
        twoOfTheFirstTenFail();
        passSilently(1);
        slo.close();
        definition = builder -> builder.alerts(AlertPolicy.workbook().and(BudgetRule.below(Severity.PAGE, 0.5)));
        slo = slo();
        passSilently(1);
        assertEquals(List.of(), fired);
        assertTrue(slo.status().budget().consumed() <= TWO_OF_TEN);
    }

    @Test
    void theOnlyRequestOfANewRouteFails() {
        pass(1, 0, 1);
        pass(10_000, 0, 0);
        assertEquals(List.of(), fired);
    }

    @Test
    void aTotalOutageFromTheFirstSecondOnPagesAsEver() {
        pass(51, 0, 1);
        assertEquals(List.of(), fired);
        pass(1, 0, 1);
        assertEquals(1, fired.size());
        assertEquals("14.4x 1h/5m", fired.get(0).rule().name());
    }

    @Test
    void aLaterGoodEventMakesNothingWorse() {
        twoOfTheFirstTenFail();
        passSilently(1);
        pass(3_600, 1, 0);
        assertEquals(List.of(), fired);
        assertTrue(slo.status().budget().consumed() < TWO_OF_TEN);
    }

    @Test
    void aServiceThatIsSwitchedOffConsumesNoMore() {
        for (int minute = 0; minute < 30 * 1_440; minute++) {
            clock.advance(Duration.ofMinutes(1));
            slo.good(minute > 29 * 1_440 ? 10 : 1_000);
            slo.bad(minute % 1_440 == 0 ? 300 : minute > 29 * 1_440 && minute % 100 == 0 ? 1 : 0);
            slos.tick();
        }
        double consumed = slo.status().budget().consumed();
        assertEquals(0.22, consumed, 0.01);
        passSilently(29);
        assertEquals(
                List.of(),
                fired.stream()
                        .filter(alert -> alert.severity() == Severity.PAGE && alert.rule() instanceof BudgetRule)
                        .toList());
        assertEquals("normal", levelName());
        assertTrue(
                slo.status().budget().consumed() <= consumed * 1.01,
                slo.status().budget()::toString);
        assertTrue(slo.status().budget().burnRate() > 1);
        assertTrue(slo.status().budget().badEventsLeft() > 0);
    }

    @Test
    void aWithdrawnCorrectionIsNoSilence() {
        pass(1_800, 1, 1);
        assertEquals("caution", levelName());
        BudgetCorrection reset = slo.errorBudget().reset("a load test");
        pass(1, 0, 0);
        assertEquals("normal", levelName());
        slo.errorBudget().withdraw(reset);
        pass(1, 0, 0);
        assertEquals(0.5 * 1_800 / (30 * DAY) / 0.001, slo.status().budget().consumed(), 1e-3);
        assertEquals("caution", levelName());
    }

    @Test
    void theOnlyRequestIsSlow() {
        define(builder -> builder.trackLatency()
                .alerts(AlertPolicy.of(
                        LatencyRule.above(Severity.PAGE, 0.9, Duration.ofMillis(200), Duration.ofMinutes(5)))));
        slo.record(Duration.ofMillis(500), Outcome.GOOD);
        pass(600, 0, 0);
        assertEquals(List.of(), fired);
        for (int second = 0; second < 300 && fired.isEmpty(); second++) {
            slo.record(Duration.ofMillis(500), Outcome.GOOD);
            pass(1, 0, 0);
        }
        assertEquals(1, fired.size());
    }

    @Test
    void aGapInWhichNobodyWatchedIsNoLackOfTraffic() {
        define(builder -> builder.alerts(AlertPolicy.of(
                TrafficRule.below(Severity.PAGE, 80, Duration.ofMinutes(5)),
                TrafficRule.silence(Severity.PAGE, Duration.ofSeconds(60)))));
        pass(900, 100, 0);
        restart(90);
        pass(600, 100, 0);
        assertEquals(List.of(), fired);
        clock.advance(Duration.ofSeconds(90));
        slos.tick();
        pass(600, 100, 0);
        assertEquals(List.of(), fired);
        pass(60, 0, 0);
        assertEquals(1, fired.size());
        pass(1, 0, 0);
        assertEquals(2, fired.size());
    }

    @Test
    void aSilenceThatFiresGoesOnOverARestart() {
        define(builder -> builder.alerts(AlertPolicy.of(TrafficRule.silence(Severity.PAGE, Duration.ofMinutes(1)))));
        pass(100, 1, 0);
        pass(100, 0, 0);
        assertEquals(1, fired.size());
        restart(90);
        pass(30, 0, 0);
        assertEquals("FIRING", slo.status().alert(Severity.PAGE).name());
        pass(1, 1, 0);
        assertEquals("INACTIVE", slo.status().alert(Severity.PAGE).name());
    }

    /* Traffic leaves the period at the very tick after the last bad event, whichever of these it comes in. */
    @Test
    void goodEventsThatLeaveThePeriodConsumeNothing() {
        for (int second = 3_690; second < 3_760; second++) {
            define(builder ->
                    builder.period(SloPeriod.rolling(Duration.ofHours(1))).alerts(AlertPolicy.of()));
            pass(100, 0, 0);
            pass(1, 10_000, 0);
            pass(1_699, 0, 0);
            pass(1, 1_000, 0);
            pass(second - 1_801, 0, 0);
            pass(1, 0, 20);
            double consumed = slo.status().budget().consumed();
            for (int later = 0; later < 20; later++) {
                pass(1, 0, 0);
                assertEquals(consumed, slo.status().budget().consumed(), 1e-9, "second " + second + " and " + later);
            }
        }
    }
}
