package io.slo4j.internal.count;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final long SECOND = 1_000_000_000L;

    private final Timeline timeline = new Timeline(SECOND, 86_400 * SECOND);

    private void tick(long second, History... histories) {
        int slot = timeline.claim(second * SECOND);
        for (History history : histories) {
            history.checkpoint(
                    slot, history.totals().goodEvents(), history.totals().badEvents());
        }
        timeline.publish(second * SECOND, slot);
    }

    private static WindowCounts window(History history, long nowSecond, long seconds) {
        return history.window(
                nowSecond * SECOND,
                seconds * SECOND,
                history.totals().goodEvents(),
                history.totals().badEvents());
    }

    private static WindowCounts past(History history, long endNanos, long windowNanos) {
        return history.windowAt(
                        endNanos,
                        windowNanos,
                        100 * SECOND,
                        history.totals().goodEvents(),
                        history.totals().badEvents())
                .counts();
    }

    @Test
    void aWindowIsTheDifferenceOfTheTotalsNowAndThen() {
        History history = new History(timeline, 0, new Totals());
        history.totals().good(10);
        history.totals().bad(2);
        tick(100, history);
        history.totals().good(5);
        history.totals().bad();
        assertEquals(new WindowCounts(5, 1, 1), window(history, 110, 10));
        assertEquals(new WindowCounts(15, 3, 1), window(history, 110, 11));
    }

    @Test
    void windowsThatWereReadTogetherStayAsTheyWereRead() {
        History history = new History(timeline, 95 * SECOND, new Totals());
        history.totals().good(10);
        tick(100, history);
        history.totals().good(5);
        history.totals().bad();
        WindowReading reading = history.windows(110 * SECOND, new long[] {10 * SECOND, 60 * SECOND}, 15, 1);
        for (int second = 111; second <= 2_000; second++) {
            history.totals().bad(7);
            tick(second, history);
        }
        assertEquals(new WindowCounts(5, 1, 1), reading.counts(0));
        assertEquals(new WindowCounts(15, 1, 0.25), reading.counts(1));
    }

    @Test
    void aYoungHistoryCoversOnlyAPartOfItsWindow() {
        History history = new History(timeline, 90 * SECOND, new Totals());
        history.totals().bad(4);
        assertEquals(new WindowCounts(0, 4, 0.25), window(history, 100, 40));
        assertEquals(0.25, window(history, 100, 40).coveredErrorRatio());
        assertEquals(90 * SECOND, history.startNanos());
    }

    @Test
    void aHistoryThatBeganLaterReadsZeroAtOlderCheckpoints() {
        tick(10);
        History late = new History(timeline, 15 * SECOND, new Totals());
        late.totals().good(3);
        tick(20, late);
        assertEquals(new WindowCounts(3, 0, 0.5), window(late, 20, 10));
    }

    @Test
    void aWindowOfThePastIsReadFromTheCheckpointsAtItsEnds() {
        History history = new History(timeline, 0, new Totals());
        for (int second = 1; second <= 50; second++) {
            history.totals().good(second);
            tick(second, history);
        }
        assertEquals(new WindowCounts(21 + 22 + 23 + 24 + 25, 0, 1), past(history, 25 * SECOND, 5 * SECOND));
        assertEquals(new WindowCounts(1 + 2 + 3, 0, 0.5), past(history, 3 * SECOND, 6 * SECOND));
        assertEquals(new WindowCounts(0, 0, 0), past(history, -1, 5 * SECOND));
    }

    @Test
    void whatHappenedSinceACheckpointAtOrAfterAnInstant() {
        History history = new History(timeline, 0, new Totals());
        for (int second = 2; second <= 50; second += 2) {
            history.totals().good(second);
            tick(second, history);
        }
        history.totals().good(7);
        long good = history.totals().goodEvents();
        long now = 51 * SECOND;
        assertEquals(50 + 48 + 7, history.since(46 * SECOND, now, good, 0).good());
        assertEquals(50 + 7, history.since(46 * SECOND + 1, now, good, 0).good());
        assertEquals(7, history.since(50 * SECOND, now, good, 0).good());
        assertEquals(new WindowCounts(0, 0, 1), history.since(50 * SECOND + 1, now, good, 0));
        assertEquals(good - 2, history.since(-SECOND, now, good, 0).good());
    }

    @Test
    void totalsThatNeedMoreThanThirtyTwoBitsWindowExactlyFromTheFirstCheckpointOn() {
        History history = new History(timeline, 0, new Totals());
        history.totals().good((1L << 32) - 1);
        history.totals().bad(6);
        tick(1, history);
        history.totals().good(1);
        tick(2, history);
        history.totals().bad((1L << 32) - 6);
        tick(3, history);
        history.totals().bad(1L << 47);
        assertEquals(new WindowCounts(0, 1L << 47, 1), window(history, 4, 1));
        assertEquals(new WindowCounts(0, (1L << 47) + (1L << 32) - 6, 1), window(history, 4, 2));
        assertEquals(new WindowCounts(1, (1L << 47) + (1L << 32) - 6, 1), window(history, 4, 3));
        assertEquals((1L << 32) - 1, history.goodAt(timeline.view().slotAt(SECOND)));
        assertEquals(6, history.badAt(timeline.view().slotAt(SECOND)));
        assertEquals(1L << 32, history.goodAt(timeline.view().slotAt(2 * SECOND)));
    }

    @Test
    void aLongerTimelineFitsTheNarrowestCheckpointsToo() {
        History history = new History(timeline, 0, new Totals());
        history.totals().bad(7);
        tick(1, history);
        assertEquals(7, history.successor().badAt(timeline.view().slotAt(SECOND)));
    }

    @Test
    void totalsThatNeedMoreThanFortyEightBitsWindowExactlyFromTheFirstCheckpointOn() {
        History history = new History(timeline, 0, new Totals());
        history.totals().good((1L << 48) - 1);
        history.totals().bad(6);
        tick(1, history);
        history.totals().good((1L << 61) - 3);
        history.totals().bad((1L << 48) + 5);
        tick(2, history);
        history.totals().good((1L << 47) + 1);
        history.totals().bad(5);
        assertEquals(new WindowCounts((1L << 47) + 1, 5, 1), window(history, 3, 1));
        assertEquals(new WindowCounts((1L << 61) + (1L << 47) - 2, (1L << 48) + 10, 1), window(history, 3, 2));
        assertEquals((1L << 48) - 1, history.goodAt(timeline.view().slotAt(SECOND)));
        assertEquals(6, history.badAt(timeline.view().slotAt(SECOND)));
    }

    @Test
    void aLongerTimelineFitsWideCheckpointsToo() {
        History history = new History(timeline, 0, new Totals());
        history.totals().bad(1L << 50);
        tick(1, history);
        timeline.reach(86_400 * 400 * SECOND);
        history.fit();
        history.totals().good(1);
        tick(2, history);
        assertEquals(new WindowCounts(1, 0, 1), window(history, 2, 1));
        assertEquals(1L << 50, history.badAt(timeline.view().slotAt(2 * SECOND)));
    }

    @Test
    void anEndedHistoryReadsTheSameWhateverTheTimelineDoes() {
        History ended = new History(timeline, 0, new Totals());
        for (int second = 1; second <= 200; second++) {
            ended.totals().good();
            tick(second, ended);
        }
        ended.end();
        WindowCounts atTheEnd = window(ended, 200, 60);
        for (int second = 201; second <= 2_000; second++) {
            tick(second);
        }
        assertEquals(atTheEnd, window(ended, 200, 60));
        assertEquals(60, atTheEnd.good());
    }

    @Test
    void fittingALongerTimelineKeepsTheCheckpoints() {
        History history = new History(timeline, 0, new Totals());
        history.totals().good(7);
        tick(1, history);
        timeline.reach(86_400 * 400 * SECOND);
        history.fit();
        history.totals().good(1);
        assertEquals(new WindowCounts(1, 0, 1), window(history, 2, 1));
    }

    @Test
    void aReaderWhoseTotalsAreOlderThanTheCheckpointSeesNothingInItsWindow() {
        History history = new History(timeline, 0, new Totals());
        history.totals().good(5);
        history.totals().bad(2);
        tick(8, history);
        long goodOfTheReader = history.totals().goodEvents();
        long badOfTheReader = history.totals().badEvents();
        history.totals().good();
        history.totals().bad();
        tick(9, history);
        assertEquals(new WindowCounts(0, 0, 1), history.window(10 * SECOND, SECOND, goodOfTheReader, badOfTheReader));
        assertEquals(
                new WindowCounts(0, 1, 1), history.window(10 * SECOND, SECOND, goodOfTheReader, badOfTheReader + 2));
    }

    @Test
    void aSlotThatCameWithALongerTimelineIsAsGoodAsAnyOther() {
        History history = new History(timeline, 0, new Totals());
        int before = timeline.slots();
        timeline.reach(86_400 * 400 * SECOND);
        history.fit();
        for (int second = 1; second <= timeline.slots(); second++) {
            history.totals().good();
            tick(second, history);
        }
        assertEquals(true, timeline.slots() > before);
        assertEquals(5, window(history, timeline.slots(), 5).good());
        assertEquals(119, window(history, timeline.slots(), 119).good());
    }
}
