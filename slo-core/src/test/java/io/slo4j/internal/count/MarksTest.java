package io.slo4j.internal.count;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MarksTest {
    private static final long SECOND = 1_000_000_000L;

    private static Marks marks(long... secondsGoodAndBad) {
        MarkSelection selection = new MarkSelection();
        for (int i = 0; i < secondsGoodAndBad.length; i += 3) {
            selection.add(secondsGoodAndBad[i] * SECOND, secondsGoodAndBad[i + 1], secondsGoodAndBad[i + 2]);
        }
        return selection.chosen(0, Long.MAX_VALUE);
    }

    private static long[] seconds(Marks marks) {
        long[] nanos = marks.totals(0, 0).instants();
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] /= SECOND;
        }
        return nanos;
    }

    @Test
    void theyAreWhatWasPacked() {
        Marks marks = marks(1, 5, 0, 100, 5_000_000_000_000L, 7, 100_000, Totals.MOST, Totals.MOST);
        CheckpointTotals totals = marks.totals(0, 0);
        assertArrayEquals(new long[] {1, 100, 100_000}, seconds(marks));
        assertArrayEquals(new long[] {5, 5_000_000_000_000L, Totals.MOST}, totals.good());
        assertArrayEquals(new long[] {0, 7, Totals.MOST}, totals.bad());
    }

    @Test
    void whatLiesOnALineOrHasNoBadEventsAroundItIsLeftOut() {
        assertArrayEquals(
                new long[] {0, 300, 600, 900},
                seconds(marks(
                        0, 0, 0, 100, 100, 0, 200, 200, 0, 300, 300, 0, 400, 300, 100, 500, 300, 200, 600, 300, 300,
                        700, 400, 300, 900, 600, 300)));
    }

    /* A minute of total outage at one event a second, beside a hundred seconds in which one of a thousand a second fail. */
    @Test
    void anOutageAtNightIsWorthMoreThanNoiseAtNoon() {
        MarkSelection selection = new MarkSelection();
        long bad = 0;
        selection.add(0, 0, 0);
        selection.add(60 * SECOND, 0, bad += 60);
        for (int i = 0; i < 100; i++) {
            selection.add((1_000 + 2 * i) * SECOND, 1_000L * 2 * i, bad);
            selection.add((1_001 + 2 * i) * SECOND, 1_000L * (2 * i + 1) - 1, ++bad);
        }
        Marks chosen = selection.chosen(0, Long.MAX_VALUE);
        assertEquals(Marks.MOST, chosen.size());
        assertEquals(60, seconds(chosen)[1]);
    }

    @Test
    void whatIsOlderOrYoungerIsLeftOut() {
        MarkSelection selection = new MarkSelection();
        for (int i = 1; i <= 10; i++) {
            selection.add(i * SECOND, i, (long) i * i);
        }
        assertArrayEquals(new long[] {3, 4, 5, 6}, seconds(selection.chosen(3 * SECOND, 6 * SECOND)));
    }

    @Test
    void theyNarrowWhatIsKnown() {
        Marks marks = marks(10, 10, 0, 20, 10, 10);
        Bracket wide = new Bracket(0, 0, 0, 100 * SECOND, 90, 10);
        assertEquals(new Bracket(10 * SECOND, 10, 0, 20 * SECOND, 10, 10), marks.narrowed(wide, 15 * SECOND));
        assertEquals(Bracket.exact(10 * SECOND, 10, 0), marks.narrowed(wide, 10 * SECOND));
        assertEquals(new Bracket(0, 0, 0, 10 * SECOND, 10, 0), marks.narrowed(wide, 9 * SECOND));
        assertEquals(new Bracket(20 * SECOND, 10, 10, 100 * SECOND, 90, 10), marks.narrowed(wide, 30 * SECOND));
        assertEquals(wide, Marks.NONE.narrowed(wide, 15 * SECOND));
    }
}
