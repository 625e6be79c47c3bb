package io.slo4j.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.budget.BudgetCorrection.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Two values are equal if they agree in every component, and each says what it is. */
class BudgetValuesTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    private static BudgetStatus status(long bad) {
        return BudgetStatus.of(0.001, MONTH, 999_000, bad, 1, 20);
    }

    private static BudgetCorrection correction(Kind kind, String reason, long fromSecond, long good, long bad) {
        return BudgetCorrection.of(
                kind, START, reason, START.plusSeconds(fromSecond), START.plusSeconds(60), good, bad);
    }

    private static BudgetLevelChange change(String slo, String from, String to, Instant at, long bad) {
        return BudgetLevelChange.of(slo, BudgetLevel.lowest(from), BudgetLevel.lowest(to), at, status(bad));
    }

    @Test
    void valuesThatDifferInAnythingDiffer() {
        List<Supplier<Object>> all = List.of(
                () -> status(100),
                () -> status(101),
                () -> BudgetStatus.of(0.01, MONTH, 999_000, 100, 1, 20),
                () -> BudgetStatus.of(0.001, MONTH.plusDays(1), 999_000, 100, 1, 20),
                () -> BudgetStatus.of(0.001, MONTH, 999_001, 100, 1, 20),
                () -> BudgetStatus.of(0.001, MONTH, 999_000, 100, 0.5, 20),
                () -> BudgetStatus.of(0.001, MONTH, 999_000, 100, 1, 21),
                () -> BudgetStatus.of(0.001, MONTH, 999_000, 100, 1, 20).withRenewalIn(MONTH),
                () -> correction(Kind.RESET, "agreed", 0, 1, 2),
                () -> correction(Kind.EXCLUSION, "agreed", 0, 1, 2),
                () -> correction(Kind.RESET, "sorry", 0, 1, 2),
                () -> correction(Kind.RESET, "agreed", 1, 1, 2),
                () -> correction(Kind.RESET, "agreed", 0, 2, 2),
                () -> correction(Kind.RESET, "agreed", 0, 1, 3),
                () -> correction(Kind.RESET, "agreed", 0, 1, 2).withWithdrawnAt(START),
                () -> change("checkout", "normal", "caution", START, 1),
                () -> change("search", "normal", "caution", START, 1),
                () -> change("checkout", "alert", "caution", START, 1),
                () -> change("checkout", "normal", "alert", START, 1),
                () -> change("checkout", "normal", "caution", START.plusNanos(1), 1),
                () -> change("checkout", "normal", "caution", START, 2));
        for (int i = 0; i < all.size(); i++) {
            Object one = all.get(i).get();
            assertEquals(one, all.get(i).get());
            assertEquals(one.hashCode(), all.get(i).get().hashCode());
            for (int k = 0; k < i; k++) {
                assertNotEquals(all.get(k).get(), one, "number " + k + " and " + i);
            }
        }
    }

    @Test
    void eachSaysWhatItIs() {
        assertEquals(
                List.of(
                        "90% of the budget of 30d is left (999,000 good, 100 bad)",
                        "exclusion of 2026-03-01T00:00:00Z to 2026-03-01T00:01:00Z (1 good, 2 bad): upgrade",
                        "exclusion of 2026-03-01T00:00:00Z to 2026-03-01T00:01:00Z (1 good, 2 bad): upgrade; withdrawn at"
                                + " 2026-03-01T00:00:00Z",
                        "checkout: normal to caution at 2026-03-01T00:00:00Z"),
                List.of(
                        BudgetStatus.of(0.001, MONTH, 999_000, 100, 0.999100, 20)
                                .toString(),
                        correction(Kind.EXCLUSION, "upgrade", 0, 1, 2).toString(),
                        correction(Kind.EXCLUSION, "upgrade", 0, 1, 2)
                                .withWithdrawnAt(START)
                                .toString(),
                        change("checkout", "normal", "caution", START, 1).toString()));
    }

    @Test
    void figuresOutOfRangeAreRefused() {
        assertRefused(
                "error budget must be above 0 and at most 1, but was NaN",
                () -> BudgetStatus.of(Double.NaN, MONTH, 1, 1, 1, 1));
        assertRefused(
                "period must be above zero, but was PT0S", () -> BudgetStatus.of(0.001, Duration.ZERO, 1, 1, 1, 1));
        assertRefused("good events must be 0 or more, but was -1", () -> BudgetStatus.of(0.001, MONTH, -1, 1, 1, 1));
        assertRefused("bad events must be 0 or more, but was -1", () -> BudgetStatus.of(0.001, MONTH, 1, -1, 1, 1));
        assertRefused("coverage must be 0 to 1, but was 1.1", () -> BudgetStatus.of(0.001, MONTH, 1, 1, 1.1, 1));
        assertRefused("burn rate must be 0 or more, but was -1.0", () -> BudgetStatus.of(0.001, MONTH, 1, 1, 1, -1));
        Instant at = Instant.parse("2026-03-01T00:00:00Z");
        assertRefused(
                "until must not be before from (2026-03-01T00:00:00Z), but was 2026-02-28T23:59:59Z",
                () -> BudgetCorrection.of(Kind.EXCLUSION, at, "x", at, at.minusSeconds(1), 0, 0));
        assertRefused(
                "good events must be 0 or more, but was -1",
                () -> BudgetCorrection.of(Kind.EXCLUSION, at, "x", at, at, -1, 0));
        assertRefused(
                "bad events must be 0 or more, but was -1",
                () -> BudgetCorrection.of(Kind.EXCLUSION, at, "x", at, at, 0, -1));
    }

    private static void assertRefused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
