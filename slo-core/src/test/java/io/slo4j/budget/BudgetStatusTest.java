package io.slo4j.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetStatusTest {
    private static final Duration MONTH = Duration.ofDays(30);

    @Test
    void aFullyObservedPeriodHasSpentItsBadEventsOfThoseItAffords() {
        BudgetStatus budget = BudgetStatus.of(0.001, MONTH, 99_950, 50, 1, 0);
        assertEquals(0.5, budget.consumed(), 1e-12);
        assertEquals(0.5, budget.remaining(), 1e-12);
    }

    @Test
    void aProcessTenSecondsOldHasSpentLittleOfItsMonth() {
        double coverage = 10.0 / MONTH.toSeconds();
        assertEquals(
                0.000386, BudgetStatus.of(0.001, MONTH, 9, 1, coverage, 100).consumed(), 1e-6);
    }

    @Test
    void anOverspentBudgetIsBelowZeroAndGone() {
        BudgetStatus budget = BudgetStatus.of(0.001, MONTH, 998, 2, 1, 2);
        assertEquals(-1, budget.remaining(), 1e-12);
        assertEquals(Optional.of(Duration.ZERO), budget.timeToExhaustion());
    }

    @Test
    void theRestLastsPeriodTimesRemainingOverBurnRate() {
        BudgetStatus budget = BudgetStatus.of(0.001, MONTH, 99_950, 50, 1, 10);
        assertEquals(36, budget.timeToExhaustion().orElseThrow().toMinutes() / 60.0, 0.01);
    }

    @Test
    void whatDoesNotBurnLastsForEver() {
        assertEquals(Optional.empty(), BudgetStatus.of(0.001, MONTH, 5, 0, 1, 0).timeToExhaustion());
    }

    @Test
    void withoutEventsNothingIsSpent() {
        assertEquals(1, BudgetStatus.of(0.001, MONTH, 0, 0, 1, 0).remaining());
    }
}
