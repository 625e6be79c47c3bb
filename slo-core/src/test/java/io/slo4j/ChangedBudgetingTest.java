package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A budget that counts something else than before: what was noted on the old line of totals means nothing on the new one. */
class ChangedBudgetingTest {
    private static final BudgetingMethod MINUTES = BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.95);

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-02T00:00:00Z"));
    private final MemoryStore store = new MemoryStore();
    private final List<String> pages = new ArrayList<>();
    private SloRegistry slos = SloRegistry.builder().clock(clock).store(store).build();

    private Slo register(SloPeriod period, BudgetingMethod method) {
        return Slo.builder("checkout")
                .objective("99.9%")
                .period(period)
                .budgetingMethod(method)
                .register(slos);
    }

    private void pass(Slo slo, int minutes, int good, int bad) {
        for (int i = 0; i < minutes; i++) {
            clock.advance(Duration.ofSeconds(59));
            slos.tick();
            VirtualSeconds.pass(1, clock, slos, slo, good, bad);
        }
    }

    private Slo changed(Slo before, SloPeriod period, BudgetingMethod method, boolean restarted) {
        if (restarted) {
            slos.close();
            slos = SloRegistry.builder().clock(clock).store(store).build();
        } else {
            before.close();
        }
        slos.onAlert(Severity.PAGE, alert -> pages.add(alert.rule().name()));
        return register(period, method);
    }

    private void costs(double right, SloPeriod period, boolean restarted, Consumer<ErrorBudget> corrected) {
        Slo events = register(period, BudgetingMethod.occurrences());
        pass(events, 60, 9_990, 10);
        corrected.accept(events.errorBudget());
        Slo slices = changed(events, period, MINUTES, restarted);
        pass(slices, 120, 0, 100);
        assertEquals(right, slices.status().budget().consumed(), 0.001);
        assertFalse(pages.isEmpty(), "somebody is paged");
    }

    private void excluded(ErrorBudget budget) {
        budget.exclude(clock.now().minusSeconds(600), clock.now(), "an hour ago");
    }

    @Test
    void aCorrectionOfEventsHidesNoBadMinutesAfterARestart() {
        costs(120 / 43.2, SloPeriod.THIRTY_DAYS, true, this::excluded);
    }

    @Test
    void aCorrectionOfEventsHidesNoBadMinutesOfASuccessor() {
        costs(120 / 43.2, SloPeriod.THIRTY_DAYS, false, this::excluded);
    }

    @Test
    void aResetHidesNoBadMinutesEither() {
        costs(120 / 43.2, SloPeriod.THIRTY_DAYS, true, budget -> budget.reset("a new contract"));
    }

    @Test
    void forgivenEventsAreNoForgivenMinutes() {
        costs(120 / 43.2, SloPeriod.THIRTY_DAYS, false, budget -> budget.forgive(600, "a test"));
    }

    @Test
    void aMonthBeganWithOtherTotalsAfterARestart() {
        costs(120 / 44.64, SloPeriod.calendarMonth(ZoneOffset.UTC), true, budget -> {});
    }

    @Test
    void aMonthBeganWithOtherTotalsForASuccessor() {
        costs(120 / 44.64, SloPeriod.calendarMonth(ZoneOffset.UTC), false, budget -> {});
    }

    @Test
    void whatWasExcludedOfMinutesIsExcludedOfEvents() {
        Slo slices = register(SloPeriod.THIRTY_DAYS, MINUTES);
        pass(slices, 60, 100, 0);
        Instant from = clock.now();
        pass(slices, 10, 0, 100);
        slices.errorBudget().exclude(from, clock.now(), "the provider's fault");
        pass(slices, 10, 99, 1);
        Slo events = changed(slices, SloPeriod.THIRTY_DAYS, BudgetingMethod.occurrences(), false);
        assertEquals(10.0, (double) events.status().budget().bad(), 1);
        assertEquals(1, events.errorBudget().corrections().size());
    }
}
