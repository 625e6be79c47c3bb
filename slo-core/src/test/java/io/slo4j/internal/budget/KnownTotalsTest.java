package io.slo4j.internal.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.BudgetingMethod;
import io.slo4j.internal.count.Bracket;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class KnownTotalsTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final Slicing MINUTES = slicing(BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.95));

    private static Slicing slicing(BudgetingMethod method) {
        return Objects.requireNonNull(Slicing.of(method));
    }

    /* Between the middles of two minutes. */
    private static Bracket minutes(long from, long good, long bad, long until, long goodThen, long badThen) {
        return new Bracket(middle(from), good, bad, middle(until), goodThen, badThen);
    }

    private static long middle(long minute) {
        return minute * MINUTE + MINUTE / 2;
    }

    @Test
    void eventsMayAllHaveComeBeforeAnInstantOrAfterIt() {
        assertEquals(
                new KnownTotals(new Counts(5, 0), new Counts(5, 8), new Counts(5, 32)),
                KnownTotals.ofEvents(minutes(0, 5, 0, 32, 5, 32), middle(8)));
    }

    @Test
    void whereAllSlicesAreBadItIsKnownHowManyHadEnded() {
        assertEquals(
                new KnownTotals(new Counts(5, 1), new Counts(5, 1), new Counts(5, 1)),
                KnownTotals.ofSlices(minutes(0, 5, 0, 32, 5, 32), middle(1), MINUTES));
        assertEquals(
                new KnownTotals(new Counts(5, 31), new Counts(5, 31), new Counts(5, 31)),
                KnownTotals.ofSlices(minutes(0, 5, 0, 32, 5, 32), middle(31), MINUTES));
    }

    /* Of 32 slices 20 are bad. Of the first 24 they are not more than that, nor fewer than those that the last 8 leave. */
    @Test
    void noMoreSlicesAreBadThanHaveEnded() {
        assertEquals(
                new KnownTotals(new Counts(4, 12), new Counts(9, 15), new Counts(12, 20)),
                KnownTotals.ofSlices(minutes(0, 0, 0, 32, 12, 20), middle(24), MINUTES));
        assertEquals(
                new KnownTotals(new Counts(0, 0), new Counts(1, 2), new Counts(4, 4)),
                KnownTotals.ofSlices(minutes(0, 0, 0, 32, 12, 20), middle(4), MINUTES));
    }

    @Test
    void slicesThatCountByTheirRatioHaveAMillionParts() {
        Slicing byRatio = slicing(BudgetingMethod.ratioTimeslices(Duration.ofMinutes(1)));
        assertEquals(
                new KnownTotals(new Counts(0, 0), new Counts(500_000, 500_000), new Counts(1_000_000, 1_000_000)),
                KnownTotals.ofSlices(minutes(0, 0, 0, 10, 5_000_000, 5_000_000), middle(1), byRatio));
    }

    /* One instance that counts for two minutes, or two for one minute: nobody knows when their slices ended. */
    @Test
    void slicesOfSeveralInstancesAreBoundedLikeEvents() {
        Bracket around = minutes(0, 0, 0, 32, 0, 33);
        assertEquals(KnownTotals.ofEvents(around, middle(1)), KnownTotals.ofSlices(around, middle(1), MINUTES));
    }
}
