package io.slo4j.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LevelTest {
    private static List<Long> times(Level level) {
        return IntStream.range(0, level.size()).mapToObj(level::time).toList();
    }

    @Test
    void everyVersionReadsTheSameWhateverNewerOnesAppendAndDrop() {
        List<Level> versions = new ArrayList<>(List.of(Level.EMPTY));
        List<List<Long>> expected = new ArrayList<>(List.of(List.of()));
        for (int i = 1; i <= 1_000; i++) {
            Level last = versions.get(i - 1);
            int dropped = last.size() > 20 ? 1 + i % 3 : 0;
            versions.add(last.append(i, i % 500).without(dropped));
            List<Long> times = new ArrayList<>(expected.get(i - 1));
            times.add((long) i);
            expected.add(List.copyOf(times.subList(dropped, times.size())));
        }
        assertEquals(expected, versions.stream().map(LevelTest::times).toList());
        Level last = versions.get(1_000);
        assertEquals(1_000, last.newest());
        assertEquals(0, last.slot(last.size() - 1));
        assertEquals(499, last.slot(last.size() - 2));
    }

    @Test
    void aLevelIsEmptyUntilItHasACheckpointAndThenHoldsOneACell() {
        assertTrue(Level.EMPTY.isEmpty());
        assertTrue(Level.EMPTY.opensCell(5, 10));
        Level one = Level.EMPTY.append(12, 0);
        assertFalse(one.isEmpty());
        assertFalse(one.opensCell(19, 10));
        assertTrue(one.opensCell(20, 10));
    }
}
