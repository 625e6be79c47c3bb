package io.slo4j.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
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
    void theRestLastsUntilMoreHasComeThanHasLeftThePeriod() {
        BudgetStatus budget = BudgetStatus.of(0.001, MONTH, 99_950, 50, 1, 10);
        assertEquals(720 * 0.5 / 9.5, budget.timeToExhaustion().orElseThrow().toMinutes() / 60.0, 0.02);
    }

    @Test
    void nothingLeavesAPeriodOfWhichLittleIsObserved() {
        BudgetStatus young = BudgetStatus.of(0.001, MONTH, 9_500, 500, 0.01, 10);
        assertEquals(36, young.timeToExhaustion().orElseThrow().toMinutes() / 60.0, 0.01);
    }

    @Test
    void aConstantBurnOfAtMostOneNeverExhaustsARollingPeriod() {
        for (double coverage : new double[] {0.001, 0.1, 0.5, 1}) {
            for (int bad : new int[] {1, 50, 90, 99}) {
                BudgetStatus budget = BudgetStatus.of(0.001, MONTH, 100_000 - bad, bad, coverage, bad / 100.0);
                assertEquals(Optional.empty(), budget.timeToExhaustion(), bad + " bad, coverage " + coverage);
            }
        }
    }

    @Test
    void aConstantBurnAboveOneExhaustsTheBudgetOfAYoungPeriodWhenTheTimeHasCome() {
        for (double burn : new double[] {1.3, 2, 14.4}) {
            double coverage = 0.9 / burn;
            int bad = (int) Math.round(1_000 * burn);
            BudgetStatus budget = BudgetStatus.of(0.001, MONTH, 1_000_000 - bad, bad, coverage, burn);
            double days = budget.timeToExhaustion().orElseThrow().toSeconds() / 86_400.0;
            assertEquals(30 * (1 / burn - coverage), days, 0.001);
        }
    }

    @Test
    void figuresNearZeroKeepTheirDigits() {
        BudgetStatus over = new BudgetStatus(0.00001, MONTH, 1, 0, 1, 1.00001, 1, null);
        assertEquals("-0.001%", over.remainingText());
        BudgetStatus under = new BudgetStatus(0.00001, MONTH, 1, 0, 1, 0.99999, 1, null);
        assertEquals("0.001%", under.remainingText());
    }

    @Test
    void theRestOfACalendarPeriodLastsUntilTheNextOne() {
        assertEquals(
                Optional.of(Duration.ofDays(15)), exhausted(Duration.ofDays(15).plusNanos(1)));
        assertEquals(Optional.empty(), exhausted(Duration.ofDays(15)));
    }

    private static Optional<Duration> exhausted(Duration renewsIn) {
        return new BudgetStatus(0.001, MONTH, 1, 0, 1, 0.5, 1, renewsIn).timeToExhaustion();
    }

    @Test
    void itSaysHowItStandsInWords() {
        BudgetStatus fraction = new BudgetStatus(0.001, MONTH, 1, 0, 1, 0.9925, 1, null);
        assertEquals("0.75% of the budget of 30d is left", fraction.text());
        BudgetStatus percent = new BudgetStatus(0.001, MONTH, 1, 0, 1, 0.75, 1, Duration.ofHours(30));
        assertEquals("25% of the budget, which renews in 1d 6h, is left", percent.text());
        BudgetStatus nothing = new BudgetStatus(0.001, MONTH, 1, 0, 1, 1, 1, null);
        assertEquals("The budget of 30d is spent", nothing.text());
        assertEquals("0%", nothing.remainingText());
        BudgetStatus twice = new BudgetStatus(0.001, MONTH, 1, 0, 1, 2, 1, null);
        assertEquals("The budget of 30d has been spent 2 times over", twice.text());
        assertEquals("-100%", twice.remainingText());
        BudgetStatus often = new BudgetStatus(0.001, MONTH, 1, 0, 1, 250, 1, null);
        assertEquals("The budget of 30d has been spent 250 times over", often.text());
    }

    @Test
    void whatDoesNotBurnLastsForEver() {
        assertEquals(Optional.empty(), BudgetStatus.of(0.001, MONTH, 5, 0, 1, 0).timeToExhaustion());
    }

    @Test
    void withoutEventsNothingIsSpent() {
        assertEquals(1, BudgetStatus.of(0.001, MONTH, 0, 0, 1, 0).remaining());
    }

    @Test
    void itSaysHowManyBadEventsAreLeftAndWhatSomeOfThemCost() {
        BudgetStatus half = BudgetStatus.of(0.001, MONTH, 499_900, 100, 0.5, 0);
        assertEquals(900, half.badEventsLeft());
        assertEquals(0.2, half.burnRate(), 1e-12);
        assertEquals(0.1, half.consumed(), 1e-12);
        assertEquals(0.05, half.costOf(50), 1e-12);
        assertEquals(half.consumed(), half.costOf(100), 1e-12);
        assertEquals(-1, BudgetStatus.of(0.001, MONTH, 998, 2, 1, 0).badEventsLeft());
        assertEquals(0, BudgetStatus.of(0.001, MONTH, 0, 0, 0, 0).badEventsLeft());
    }

    @Property
    void oneMoreBadEventNeverRaisesWhatIsLeftAndOneMoreGoodEventNeverLowersIt(
            @ForAll @LongRange(min = 0, max = 1L << 40) long good,
            @ForAll @LongRange(min = 0, max = 1L << 40) long bad,
            @ForAll @DoubleRange(min = 0, max = 1) double coverage,
            @ForAll @IntRange(min = 2, max = 1_000_000) int oneIn) {
        double errorBudget = 1.0 / oneIn;
        double left =
                BudgetStatus.of(errorBudget, MONTH, good, bad, coverage, 1).remaining();
        assertTrue(
                BudgetStatus.of(errorBudget, MONTH, good, bad + 1, coverage, 1).remaining() <= left);
        assertTrue(
                BudgetStatus.of(errorBudget, MONTH, good + 1, bad, coverage, 1).remaining() >= left);
    }
}
