package io.slo4j.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class BadEventsLeftProperties {
    private static final Duration MONTH = Duration.ofDays(30);

    @Provide
    Arbitrary<String> budgets() {
        return Arbitraries.of("0.5", "0.1", "0.05", "0.01", "0.005", "0.003", "0.001", "0.0005", "0.0001", "0.00001");
    }

    @Property(tries = 20_000)
    void theyAreThoseOfExactArithmetic(
            @ForAll("budgets") String budget,
            @ForAll @LongRange(max = 5_000_000_000L) long good,
            @ForAll @LongRange(max = 2_000_000) long bad,
            @ForAll @IntRange(min = 1, max = 2_592_000) int observedSeconds,
            @ForAll boolean whole) {
        int seconds = whole ? 2_592_000 : observedSeconds;
        long events = good + bad;
        BudgetStatus status = BudgetStatus.of(Double.parseDouble(budget), MONTH, good, bad, seconds / 2_592_000.0, 1);
        long exact = new BigDecimal(budget)
                        .multiply(BigDecimal.valueOf(events))
                        .multiply(BigDecimal.valueOf(2_592_000))
                        .divide(BigDecimal.valueOf(seconds), 0, RoundingMode.FLOOR)
                        .longValueExact()
                - bad;
        long apart = Math.abs(exact - status.badEventsLeft());
        assertTrue(apart <= (whole ? 0 : 1), () -> exact + " are left, not " + status.badEventsLeft());
    }

    @Property(tries = 5_000)
    void exactlyAsManyAsAreAllowedLeaveNone(
            @ForAll("budgets") String budget, @ForAll @LongRange(min = 1, max = 100_000) long bad) {
        BigDecimal events = BigDecimal.valueOf(bad).divide(new BigDecimal(budget), 0, RoundingMode.CEILING);
        if (events.multiply(new BigDecimal(budget)).compareTo(BigDecimal.valueOf(bad)) == 0) {
            BudgetStatus spent =
                    BudgetStatus.of(Double.parseDouble(budget), MONTH, events.longValueExact() - bad, bad, 1, 1);
            assertEquals(0, spent.badEventsLeft());
        }
    }
}
