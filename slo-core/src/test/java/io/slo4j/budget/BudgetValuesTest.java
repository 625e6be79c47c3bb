package io.slo4j.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.slo4j.budget.BudgetCorrection.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

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
                () -> BudgetStatus.of(0.001, MONTH, 999_000, 100, 1, 20, Optional.of(MONTH)),
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
}
