package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetLevelChange;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetLevelTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-02T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final Slo slo = weekly(slos, "checkout");
    private final List<String> told = new ArrayList<>();

    private static Slo weekly(SloRegistry slos, String name) {
        return Slo.builder(name)
                .objective("99%")
                .period(SloPeriod.calendarWeek(ZoneOffset.UTC))
                .alerts(AlertPolicy.of())
                .budgetPolicy(BudgetPolicy.standard())
                .register(slos);
    }

    private void pass(int hours, int good, int bad) {
        for (int i = 0; i < hours; i++) {
            clock.advance(Duration.ofHours(1));
            slo.good(good);
            slo.bad(bad);
            slos.tick();
        }
    }

    private static String text(BudgetLevelChange change) {
        return change.from().name() + " to " + change.to().name();
    }

    @Test
    void aBudgetFallsThroughItsLevelsAndTheNextWeekIsANewOne() {
        slos.onBudgetLevel(change -> told.add(text(change)));
        pass(24, 100, 0);
        assertEquals(List.of(), told);
        assertTrue(slo.errorBudget().allows("experiment"));
        pass(24, 94, 6);
        assertEquals(List.of("normal to caution", "caution to alert", "alert to critical"), told);
        assertEquals("critical", slo.errorBudget().level().name());
        assertFalse(slo.errorBudget().allows("deploy"));
        assertTrue(slo.errorBudget().allows("rollback"));
        pass(5 * 24, 100, 0);
        assertEquals("critical to normal", told.get(told.size() - 1));
        assertTrue(slo.errorBudget().allows("deploy"));
    }

    @Test
    void listenersOfOneSloHearOfItAloneUntilTheyClose() {
        Slo search = weekly(slos, "search");
        Registration mine = slo.errorBudget().onLevel(change -> told.add(change.slo() + " " + text(change)));
        search.bad(100);
        pass(24, 100, 30);
        assertEquals(List.of("checkout normal to caution", "checkout caution to alert"), told.subList(0, 2));
        assertEquals(told.size(), mine.delivered());
        assertEquals(0, mine.coalesced());
        mine.close();
        slo.errorBudget().reset("enough");
        pass(1, 100, 0);
        assertEquals("normal", slo.errorBudget().level().name());
        assertEquals(mine.delivered(), told.size());
    }

    @Test
    void aListenerThatThrowsIsCountedAndHoldsUpNobody() {
        Registration broken = slos.onBudgetLevel(change -> {
            throw new IllegalStateException("broken listener");
        });
        Registration sound = slos.onBudgetLevel(change -> told.add(text(change)));
        try (Logged log = new Logged("io.slo4j.budget")) {
            pass(24, 70, 30);
            assertEquals(
                    "budget listener failed on: BUDGET checkout: caution, was normal. 64.3% of the budget, which renews in 6d 22h, is left."
                            + " No longer allowed: experiment."
                            + " (said once; how often it happens is said every hour)",
                    log.messages().get(0));
        }
        assertEquals(4, sound.delivered());
        assertEquals(16, broken.failed(), "tried again");
        assertEquals(0, broken.delivered());
    }

    @Test
    void aRollingBudgetRisesAgainAsItsBadEventsGrowOld() {
        Slo rolling = Slo.builder("rolling")
                .objective("99%")
                .period(SloPeriod.rolling(Duration.ofMinutes(10)))
                .alerts(AlertPolicy.of())
                .budgetPolicy(BudgetPolicy.standard())
                .register(slos);
        rolling.errorBudget().onLevel(change -> told.add(text(change)));
        for (int second = 1; second <= 1_500; second++) {
            clock.advance(Duration.ofSeconds(1));
            rolling.good(100);
            rolling.bad(second > 600 && second <= 660 ? 8 : 0);
            slos.tick();
            double remaining = rolling.status().budget().remaining();
            BudgetLevel raw = BudgetPolicy.standard().levelAt(remaining);
            assertTrue(raw.above() >= rolling.errorBudget().level().above(), "second " + second);
            assertTrue(
                    BudgetPolicy.standard().levelAt(remaining - 0.02).above()
                            <= rolling.errorBudget().level().above(),
                    "second " + second);
        }
        assertEquals(
                List.of(
                        "normal to caution",
                        "caution to alert",
                        "alert to critical",
                        "critical to alert",
                        "alert to caution",
                        "caution to normal"),
                told);
    }

    @Test
    void theBudgetIsReportedAsItStoodThen() {
        List<BudgetLevelChange> changes = new ArrayList<>();
        slos.onBudgetLevel(changes::add);
        pass(24, 50, 50);
        BudgetLevelChange first = changes.get(0);
        assertEquals(Instant.parse("2026-03-02T01:00:00Z"), first.at());
        assertEquals("checkout", first.slo());
        assertEquals(1 - 0.5 / 0.01 / 168, first.budget().remaining(), 1e-12);
    }

    @Test
    void withoutAPolicyThereAreNoLevels() {
        Slo plain = Slo.builder("plain").objective("99%").register(slos);
        assertEquals(
                "budget policy of SLO \"plain\" must be set (budgetPolicy() on its builder), but was not",
                assertThrows(
                                IllegalStateException.class,
                                () -> plain.errorBudget().allows("deploy"))
                        .getMessage());
        assertThrows(IllegalStateException.class, plain.errorBudget()::level);
    }
}
