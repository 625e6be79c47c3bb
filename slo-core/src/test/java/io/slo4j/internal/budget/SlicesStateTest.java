package io.slo4j.internal.budget;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.slo4j.BudgetingMethod;
import io.slo4j.internal.count.CheckpointTotals;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SlicesStateTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Slicing TEN_SECONDS =
            Objects.requireNonNull(Slicing.of(BudgetingMethod.timeslices(Duration.ofSeconds(10), 0.9)));

    /* Three slices had ended at 30 s, one of them bad; in the one that ran until 40 s half of 8 events were bad by 35 s. */
    private static final SlicesState ENDED = new SlicesState(
            40 * SECOND,
            new Counts(20, 5),
            new CheckpointTotals(
                    new long[] {30 * SECOND, 35 * SECOND, 72 * SECOND, 80 * SECOND},
                    new long[] {2, 2, 2, 2},
                    new long[] {1, 1, 1, 1},
                    2,
                    1));

    @Test
    void theSlicesBetweenTwoProcessesAreGoodButForTheOneThatRan() {
        SlicesState until = ENDED.until(72 * SECOND, new Counts(24, 9), TEN_SECONDS);
        assertEquals(80 * SECOND, until.runningUntilNanos());
        assertEquals(new Counts(24, 9), until.runningFrom());
        assertArrayEquals(new long[] {2, 2, 5, 5}, until.totals().good());
        assertArrayEquals(new long[] {1, 1, 2, 2}, until.totals().bad());
        assertEquals(5, until.totals().goodNow());
        assertEquals(2, until.totals().badNow());
    }

    @Test
    void aProcessThatBeganInTheSliceThatRanLeavesItRunning() {
        assertSame(ENDED, ENDED.until(38 * SECOND, new Counts(24, 9), TEN_SECONDS));
    }
}
