package io.slo4j.internal.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.latency.LatencyRange;
import io.slo4j.latency.LatencyStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyHistoryTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;

    private final LatencyHistory history = new LatencyHistory(LatencyRange.DEFAULT, 0, HOUR);

    private long countSince(long startNanos) {
        return history.read().since(Duration.ofHours(1), startNanos).count();
    }

    @Test
    void aTickKeepsAnIntervalOnlyWhereThereWereEvents() {
        history.tick(SECOND);
        assertEquals(0, history.intervals());
        history.record(1_000_000);
        history.tick(2 * SECOND);
        assertEquals(1, history.intervals());
        history.tick(3 * SECOND);
        assertEquals(1, history.intervals());
    }

    @Test
    void aTickThatDoesNotComeLaterThanTheLastOneEndsNoInterval() {
        history.tick(5 * SECOND);
        history.record(1_000_000);
        history.tick(5 * SECOND);
        history.tick(4 * SECOND);
        assertEquals(0, history.intervals());
        assertEquals(1, countSince(5 * SECOND), "still open");
        history.tick(5 * SECOND + 1);
        assertEquals(1, history.intervals());
    }

    @Test
    void anIntervalBelongsToEveryWindowThatStartsBeforeItsEnd() {
        history.tick(SECOND);
        history.record(1_000_000);
        history.tick(2 * SECOND);
        assertEquals(1, countSince(2 * SECOND - 1));
        assertEquals(0, countSince(2 * SECOND));
    }

    @Test
    void whatNoWindowReachesIsForgotten() {
        history.record(1_000_000);
        history.tick(SECOND);
        history.tick(SECOND + HOUR - 1);
        assertEquals(1, history.intervals());
        history.tick(SECOND + HOUR);
        assertEquals(0, history.intervals());
    }

    @Test
    void neighboursMergeWhenTheySpanATwelfthOfTheirAge() {
        history.record(1_000_000);
        history.tick(SECOND);
        history.record(2_000_000);
        history.tick(2 * SECOND);
        history.tick(26 * SECOND - 1);
        assertEquals(2, history.intervals());
        history.tick(26 * SECOND);
        assertEquals(1, history.intervals());
        assertEquals(2, countSince(0));
    }

    @Test
    void anHourOfOneSecondTicksNeedsFewIntervals() {
        for (int second = 1; second <= 3_700; second++) {
            history.record(1_000_000);
            history.tick(second * SECOND);
        }
        assertEquals(114, history.intervals());
        assertEquals(300.0, (double) countSince(3_400 * SECOND), 25.0);
    }

    @Test
    void theEndsOfTheRangeAreNotClampedAndWhatIsBeyondThemIs() {
        history.record(1_000);
        history.record(60 * SECOND);
        assertEquals(0, history.clamped());
        history.record(999);
        history.record(60 * SECOND + 1);
        assertEquals(2, history.clamped());
        LatencyStatus all = history.read().since(Duration.ofHours(1), -1);
        assertEquals(4, all.count());
        assertEquals(2, all.clamped());
        assertEquals(Duration.ofNanos(1_000), all.min());
        assertEquals(Duration.ofMinutes(1), all.max());
        assertSame(LatencyRange.DEFAULT, history.range());
    }

    @Test
    void howManyWereClampedBeforeAndHereIsNeverNegative() {
        history.restore(Long.MAX_VALUE, List.of(), SECOND);
        history.record(999);
        history.restore(Long.MAX_VALUE, List.of(), SECOND);
        history.record(999);
        assertEquals(Long.MAX_VALUE, history.clamped());
    }

    @Test
    void aStatusSaysItsWindowAndHowManyTookAtMostSoLong() {
        history.record(1_000_000);
        history.record(10_000_000);
        LatencyStatus status = history.read().since(Duration.ofMinutes(5), -1);
        assertEquals(Duration.ofMinutes(5), status.window());
        assertEquals(0, status.countBelow(Duration.ofNanos(-1)));
        assertEquals(0, status.countBelow(Duration.ZERO));
        assertEquals(1, status.countBelow(Duration.ofMillis(2)));
        assertEquals(2, status.countBelow(Duration.ofDays(300_000)));
        assertEquals(status.min(), status.quantile(0));
        assertEquals(status.max(), status.quantile(1));
        assertEquals(
                "quantile must be 0 to 1, but was -0.1",
                assertThrows(IllegalArgumentException.class, () -> status.quantile(-0.1))
                        .getMessage());
    }

    @Test
    void earlierIntervalsThatAreNotInOrderAreRefused() {
        List<Interval> odd =
                List.of(Interval.packed(0, 2 * SECOND, new byte[] {2}), Interval.packed(0, SECOND, new byte[] {2}));
        assertEquals(
                "latency intervals must be in order of their ends, but 1970-01-01T00:00:01Z came after"
                        + " 1970-01-01T00:00:02Z",
                assertThrows(IllegalArgumentException.class, () -> history.restore(0, odd, HOUR))
                        .getMessage());
        assertEquals(0, history.intervals());
    }

    @Test
    void withoutEventsEverythingIsZero() {
        LatencyStatus none = history.read().since(Duration.ofMinutes(5), -1);
        assertEquals(0, none.count());
        assertEquals(Duration.ZERO, none.min());
        assertEquals(Duration.ZERO, none.mean());
        assertEquals(Duration.ZERO, none.quantile(0.99));
        assertEquals(Duration.ZERO, none.max());
    }
}
