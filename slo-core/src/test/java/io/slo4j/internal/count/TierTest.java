package io.slo4j.internal.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TierTest {
    private static List<Long> times(Tier level) {
        return IntStream.range(0, level.size()).mapToObj(level::time).toList();
    }

    @Test
    void everyVersionReadsTheSameWhateverNewerOnesAppendAndDrop() {
        List<Tier> versions = new ArrayList<>(List.of(Tier.EMPTY));
        List<List<Long>> expected = new ArrayList<>(List.of(List.of()));
        for (int i = 1; i <= 1_000; i++) {
            Tier last = versions.get(i - 1);
            int dropped = last.size() > 20 ? 1 + i % 3 : 0;
            versions.add(last.append(i, i % 500).without(dropped));
            List<Long> times = new ArrayList<>(expected.get(i - 1));
            times.add((long) i);
            expected.add(List.copyOf(times.subList(dropped, times.size())));
        }
        assertEquals(expected, versions.stream().map(TierTest::times).toList());
        Tier last = versions.get(1_000);
        assertEquals(1_000, last.newest());
        assertEquals(0, last.slot(last.size() - 1));
        assertEquals(499, last.slot(last.size() - 2));
    }

    @Test
    void aLevelIsEmptyUntilItHasACheckpointAndThenHoldsOneACell() {
        assertTrue(Tier.EMPTY.isEmpty());
        assertTrue(Tier.EMPTY.opensCell(5, 10));
        Tier one = Tier.EMPTY.append(12, 0);
        assertFalse(one.isEmpty());
        assertFalse(one.opensCell(19, 10));
        assertTrue(one.opensCell(20, 10));
    }
}
