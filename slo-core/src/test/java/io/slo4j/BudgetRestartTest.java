package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a budget remembers beside the counts survives a restart too. */
class BudgetRestartTest {
    private final MemoryStore store = new MemoryStore();
    private VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-30T22:00:00Z"));
    private UnaryOperator<SloBuilder> definition = slo -> slo;
    private SloRegistry slos = registry();
    private Slo slo = slo();

    private SloRegistry registry() {
        return SloRegistry.builder().clock(clock).store(store).build();
    }

    private Slo slo() {
        return definition.apply(Slo.builder("checkout").objective("99%")).register(slos);
    }

    private void define(UnaryOperator<SloBuilder> as) {
        slo.close();
        definition = as;
        slo = slo();
    }

    private void pass(int seconds, int good, int bad) {
        VirtualSeconds.pass(seconds, clock, slos, slo, good, bad);
    }

    private BudgetStatus restarted() {
        BudgetStatus before = slo.status().budget();
        slos.close();
        clock = VirtualClock.at(clock.now());
        slos = registry();
        slo = slo();
        assertEquals(before, slo.status().budget());
        return before;
    }

    @Test
    void correctionsStayInTheAuditListAndExcludeWhatTheyExcluded() {
        pass(600, 10, 1);
        slo.errorBudget().forgive(50, "a load test");
        slo.errorBudget().exclude(clock.now().minusSeconds(100), clock.now().plusSeconds(100), "maintenance");
        List<BudgetCorrection> audit = slo.errorBudget().corrections();
        assertEquals(2, audit.size());
        BudgetStatus before = restarted();
        assertEquals(500, before.bad());
        assertEquals(audit, slo.errorBudget().corrections());
        slo.errorBudget().withdraw(audit.get(0));
        audit = slo.errorBudget().corrections();
        before = restarted();
        assertEquals(500, before.bad());
        assertEquals(audit, slo.errorBudget().corrections());
        assertEquals(Optional.of(clock.now()), audit.get(0).withdrawnAt());

        pass(100, 0, 7);
        assertEquals(before.bad(), restarted().bad());
        pass(10, 0, 1);
        assertEquals(before.bad() + 10, restarted().bad());

        slo.errorBudget().reset("a new team");
        assertEquals(0, restarted().bad());
    }

    @Test
    void theBeginningOfACalendarMonthIsRememberedToTheTick() {
        define(as -> as.period(SloPeriod.calendarMonth(ZoneOffset.UTC)));
        pass(25 * 3600, 10, 1);
        clock.advance(Duration.ofMinutes(59).plusSeconds(59));
        slos.tick();
        pass(2, 10, 0);
        pass(7200, 10, 2);
        assertEquals(14_400, restarted().bad());
        clock.advance(Duration.ofDays(20));
        assertEquals(14_400, restarted().bad());
    }

    @Test
    void timeSlicesGoOnAndTheRunningOneToo() {
        define(as -> as.budgetingMethod(BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.95)));
        pass(600, 9, 1);
        pass(30, 10, 0);
        assertEquals(10, restarted().bad());
        pass(29, 0, 1);
        pass(31, 10, 0);
        BudgetStatus after = restarted();
        assertEquals(11, after.bad());
    }

    @Test
    void timeSlicesOfAnotherKindAreCountedAnewButTheEventsStay() {
        define(as -> as.budgetingMethod(BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.95)));
        pass(630, 9, 1);
        slos.close();
        slos = registry();
        definition = as -> as.budgetingMethod(BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.5));
        slo = slo();
        pass(60, 10, 0);
        assertEquals(630, slo.status().bad());
        assertEquals(0, slo.status().budget().bad());
    }

    @Test
    void aLevelThatChangedWhileTheProcessWasDownIsReportedOnce() {
        List<String> told = new ArrayList<>();
        define(as -> as.budgetPolicy(BudgetPolicy.standard())
                .period(SloPeriod.rolling(Duration.ofDays(1)))
                .alerts(AlertPolicy.of()));
        pass(86_400, 100, 1);
        String spent = slo.errorBudget().level().name();
        slos.close();
        clock = VirtualClock.at(clock.now());
        slos = registry();
        slo = slo();
        slos.onBudgetLevel(
                change -> told.add(change.from().name() + " to " + change.to().name()));
        assertEquals(spent, slo.errorBudget().level().name());
        pass(1, 100, 1);
        assertEquals(List.of(), told);

        slos.close();
        clock = VirtualClock.at(clock.now().plus(Duration.ofDays(2)));
        slos = registry();
        slo = slo();
        slos.onBudgetLevel(
                change -> told.add(change.from().name() + " to " + change.to().name()));
        pass(10, 100, 0);
        assertEquals(List.of(spent + " to normal"), told);
    }

    @Test
    void aMemberOfAGroupGoesOnWhenItIsAskedForAgain() {
        SloGroup routes = Slo.builder("http").objective("99%").groupBy("route").register(slos);
        for (int i = 0; i < 60; i++) {
            clock.advance(Duration.ofSeconds(1));
            routes.of("/cart").good(9);
            routes.of("/cart").bad(1);
            slos.tick();
        }
        slos.close();
        clock = VirtualClock.at(clock.now().plusSeconds(600));
        slos = registry();
        SloGroup again = Slo.builder("http").objective("99%").groupBy("route").register(slos);
        for (int i = 0; i < 30; i++) {
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
        again.of("/cart").good();
        clock.advance(Duration.ofSeconds(1));
        slos.tick();
        SloStatus cart = again.of("/cart").status();
        assertEquals(541, cart.good());
        assertEquals(1, cart.window(Duration.ofMinutes(5)).good());
        assertEquals(60, cart.window(Duration.ofHours(1)).bad());
        assertEquals(690.0 / 3600, cart.window(Duration.ofHours(1)).coverage(), 1e-9);
    }
}
