package io.slo4j.internal.count;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
                        0, 0, 0, 100, 100, 0, 200, 200, 0, 300, 300, 0, 400, 350, 50, 500, 400, 100, 600, 450, 150, 700,
                        550, 150, 900, 750, 150)));
    }

    /* Where an outage begins and ends it is known on either side, and no more of it in between. */
    @Test
    void anEdgeOfAnOutageIsThreePlaces() {
        assertArrayEquals(
                new long[] {0, 200, 210, 220, 580, 590, 600, 900},
                seconds(marks(
                        0, 0, 0, 100, 99, 1, 200, 198, 2, 210, 204, 6, 220, 204, 16, 300, 204, 96, 400, 204, 196, 580,
                        204, 376, 590, 204, 386, 600, 214, 386, 700, 313, 387, 900, 511, 389)));
    }

    /* Forty faults in which half of the events fail for 25 minutes, each in a hundred intervals of its own share. */
    @Test
    void edgesOfAnOutageOutliveAnyNumberOfWeakerFaults() {
        MarkSelection selection = new MarkSelection();
        long[] totals = new long[3];
        pass(selection, totals, 1_000, 99);
        long from = totals[0];
        pass(selection, totals, 300, 0);
        long until = totals[0];
        for (int fault = 0; fault < 40; fault++) {
            pass(selection, totals, 500, 100);
            for (int i = 0; i < 100; i++) {
                pass(selection, totals, 15, 30 + 7 * i % 40);
            }
        }
        Marks chosen = selection.chosen(0, Long.MAX_VALUE);
        assertEquals(Marks.MOST, chosen.size());
        Bracket unknown = new Bracket(0, 0, 0, Long.MAX_VALUE, Totals.MOST, Totals.MOST);
        Bracket begin = chosen.narrowed(unknown, (from - 1) * SECOND);
        Bracket end = chosen.narrowed(unknown, (until + 1) * SECOND);
        assertTrue(end.badBefore() - begin.badAfter() >= 300 * 100, begin + " to " + end);
        assertTrue(end.badAfter() - begin.badBefore() <= 302 * 100, begin + " to " + end);
    }

    /* A hundred events a second while there are outages, one a minute at night: hardly any of them are good ones. */
    @Test
    void outagesWithAQuietNightBetweenThemAreTwo() {
        MarkSelection selection = new MarkSelection();
        long[] totals = new long[3];
        pass(selection, totals, 1_000, 100);
        pass(selection, totals, 600, 0);
        long until = totals[0];
        for (int i = 0; i < 8 * 60; i++) {
            selection.add((totals[0] += 60) * SECOND, ++totals[1], totals[2]);
        }
        long from = totals[0];
        pass(selection, totals, 600, 0);
        pass(selection, totals, 1_000, 100);
        Marks chosen = selection.chosen(0, Long.MAX_VALUE);
        Bracket unknown = new Bracket(0, 0, 0, Long.MAX_VALUE, Totals.MOST, Totals.MOST);
        for (long second : new long[] {until - 1, until, from, from + 1}) {
            assertTrue(
                    Math.abs(second - chosen.narrowed(unknown, second * SECOND).beforeNanos() / SECOND) <= 1,
                    "an edge at " + second + ", but was " + chosen.narrowed(unknown, second * SECOND));
        }
    }

    /* A hundred events each second, of which so many are good. */
    private static void pass(MarkSelection selection, long[] totals, int seconds, int good) {
        for (int i = 0; i < seconds; i++) {
            totals[0]++;
            totals[1] += good;
            totals[2] += 100 - good;
            selection.add(totals[0] * SECOND, totals[1], totals[2]);
        }
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
