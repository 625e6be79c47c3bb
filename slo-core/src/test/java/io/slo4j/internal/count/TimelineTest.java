package io.slo4j.internal.count;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MONTH = 30 * 86_400 * SECOND;

    private final Timeline timeline = new Timeline(SECOND, MONTH);
    private final long[] timeOfSlot = new long[4096];

    private void tickAt(long now) {
        int slot = timeline.claim(now);
        if (slot >= 0) {
            timeOfSlot[slot] = now;
            timeline.publish(now, slot);
        }
    }

    @Test
    @Tag("long")
    void afterAMonthOfOneSecondTicksAnyWindowStartsAtMostASixtiethTooEarly() {
        long now = 0;
        for (int i = 0; i < 31 * 86_400; i++) {
            now += SECOND;
            tickAt(now);
        }
        TimelineView view = timeline.view();
        for (long window = 60 * SECOND; window <= MONTH; window += 1 + window / 500) {
            long start = now - window;
            long tooEarly = start - timeOfSlot[view.slotAt(start)];
            assertTrue(tooEarly >= 0, "starts after the window does: " + window);
            assertTrue(tooEarly <= window / 60, "window of " + window + " ns starts " + tooEarly + " ns too early");
        }
        assertTrue(view.size() <= timeline.slots() - 3, "live: " + view.size() + " of " + timeline.slots());
    }

    @Test
    void afterHoursOfOneSecondTicksAnyWindowStartsAtMostASixtiethTooEarly() {
        Timeline hours = new Timeline(SECOND, 3 * 3_600 * SECOND);
        int most = 0;
        for (long now = SECOND; now <= 4 * 3_600 * SECOND; now += SECOND) {
            int slot = hours.claim(now);
            timeOfSlot[slot] = now;
            hours.publish(now, slot);
            most = Math.max(most, hours.view().size());
        }
        for (long window = 60 * SECOND; window <= 3 * 3_600 * SECOND; window += SECOND / 2) {
            long start = 4 * 3_600 * SECOND - window;
            long tooEarly = start - timeOfSlot[hours.view().slotAt(start)];
            assertTrue(
                    tooEarly >= 0 && tooEarly <= window / 60,
                    "window of " + window + " ns starts " + tooEarly + " early");
        }
        assertEquals(524, hours.slots());
        assertTrue(most > 400 && most <= hours.slots() - 3, "kept at once: " + most);
    }

    @Test
    void thirtyDaysTakeAboutAThousandSlots() {
        assertEquals(1015, timeline.slots());
    }

    @Test
    void slotsThatAreRememberedAreThoseOfNow() {
        tickAt(10 * SECOND);
        tickAt(20 * SECOND);
        long[] instants = {9 * SECOND, 10 * SECOND, 30 * SECOND};
        int first = timeline.view().slotAt(10 * SECOND);
        int second = timeline.view().slotAt(20 * SECOND);
        assertArrayEquals(new int[] {TimelineView.NONE, first, second}, timeline.slotsAt(instants));
        assertSame(timeline.slotsAt(instants), timeline.slotsAt(instants));
        assertArrayEquals(new int[] {second}, timeline.slotsAt(new long[] {29 * SECOND}));
        assertArrayEquals(new int[] {TimelineView.NONE, first, second}, timeline.slotsAt(instants));
        tickAt(30 * SECOND);
        assertArrayEquals(
                new int[] {TimelineView.NONE, first, timeline.view().slotAt(30 * SECOND)}, timeline.slotsAt(instants));
    }

    @Test
    void aTickWithinTheSpacingTakesNoCheckpoint() {
        tickAt(10 * SECOND);
        assertEquals(-1, timeline.claim(10 * SECOND));
        assertEquals(-1, timeline.claim(10 * SECOND + SECOND / 2));
        assertTrue(timeline.claim(11 * SECOND) >= 0);
    }

    @Test
    void nothingIsAtOrBeforeAnInstantOlderThanAllCheckpoints() {
        tickAt(10 * SECOND);
        assertEquals(TimelineView.NONE, timeline.view().slotAt(10 * SECOND - 1));
        assertEquals(10 * SECOND, timeOfSlot[timeline.view().slotAt(10 * SECOND)]);
        assertEquals(10 * SECOND, timeOfSlot[timeline.view().slotAt(99 * SECOND)]);
    }

    @Test
    void theOldestCheckpointAtOrAfterAnInstantIsTheOneAfterTheNewestBeforeIt() {
        TimelineView empty = timeline.view();
        assertEquals(TimelineView.NONE, empty.slotFrom(0));
        for (long now = 3 * SECOND; now <= 100_000 * SECOND; now += 3 * SECOND) {
            tickAt(now);
        }
        TimelineView view = timeline.view();
        List<Long> kept = new ArrayList<>();
        for (long time = 0; time <= 100_000 * SECOND; time += SECOND) {
            int slot = view.slotAt(time);
            if (slot >= 0 && timeOfSlot[slot] == time) {
                kept.add(time);
            }
        }
        assertEquals(view.size(), kept.size());
        for (int i = 0; i < kept.size(); i++) {
            long after = i == 0 ? 0 : kept.get(i - 1) + 1;
            assertEquals(kept.get(i), timeOfSlot[view.slotFrom(after)]);
            assertEquals(kept.get(i), timeOfSlot[view.slotFrom(kept.get(i))]);
        }
        assertEquals(TimelineView.NONE, view.slotFrom(kept.get(kept.size() - 1) + 1));
    }

    @Test
    void aWindowThatBeginsInADowntimeHoldsNothingOfBefore() {
        long minute = 60 * SECOND;
        for (long down : new long[] {2 * minute, 10 * minute, 120 * minute, 3 * 86_400 * SECOND}) {
            Timeline ticked = new Timeline(SECOND, MONTH);
            long ended = 7 * 3_600 * SECOND + 17 * SECOND;
            for (long now = SECOND; now <= ended; now += SECOND) {
                takenAt(ticked, now);
            }
            long restarted = ended + down;
            for (long now = restarted; now <= restarted + 6 * 3_600 * SECOND; now += SECOND) {
                takenAt(ticked, now);
                for (long window : new long[] {5 * minute, 30 * minute, 60 * minute, 360 * minute}) {
                    long begin = now - window;
                    if (begin >= ended && begin < restarted && down >= window / 30) {
                        assertEquals(ended, timeOfSlot[ticked.view().slotAt(begin)], () -> "a window of " + window);
                    }
                }
            }
            assertTrue(ticked.view().size() <= ticked.slots() - 3);
        }
    }

    @Test
    void restartsEveryFewMinutesNeedNoMoreSlots() {
        Timeline ticked = new Timeline(SECOND, MONTH);
        long now = 0;
        for (int restart = 0; restart < 20_000; restart++) {
            for (int tick = 0; tick < 1 + restart % 7; tick++) {
                now += SECOND;
                takenAt(ticked, now);
            }
            now += (2 + 37L * restart % 613) * SECOND;
        }
        assertTrue(ticked.view().size() <= ticked.slots() - 3);
    }

    private void takenAt(Timeline ticked, long now) {
        int slot = ticked.claim(now);
        timeOfSlot[slot] = now;
        ticked.publish(now, slot);
    }

    @Test
    void aSlotIsNotWrittenAgainWhileAReaderMayStillLookAtIt() {
        for (int i = 1; i <= 10_000; i++) {
            TimelineView read = timeline.view();
            long[] before = timeOfSlot.clone();
            int ticks = i % 5;
            for (int k = 0; k < ticks; k++) {
                tickAt((i * 10L + k) * SECOND);
            }
            if (timeline.holds(read)) {
                for (long time = 0; time < i * 10L * SECOND; time += i * SECOND) {
                    int slot = read.slotAt(time);
                    if (slot >= 0) {
                        assertEquals(before[slot], timeOfSlot[slot]);
                    }
                }
            }
        }
    }

    @Test
    void aViewIsHeldForTwoPublicationsAndNoMore() {
        TimelineView read = timeline.view();
        tickAt(SECOND);
        tickAt(2 * SECOND);
        assertTrue(timeline.holds(read));
        tickAt(3 * SECOND);
        assertFalse(timeline.holds(read));
    }

    @Test
    void aLongerReachKeepsWhatIsThereAndMakesRoomForMore() {
        for (int i = 1; i <= 1_000; i++) {
            tickAt(i * SECOND);
        }
        int slots = timeline.slots();
        timeline.reach(365 * 86_400 * SECOND);
        assertTrue(timeline.slots() > slots);
        assertEquals(1_000 * SECOND, timeOfSlot[timeline.view().slotAt(1_000 * SECOND)]);
        for (long day = 1; day <= 400; day++) {
            tickAt(day * 86_400 * SECOND);
        }
        long tooEarly = 35 * 86_400 * SECOND - timeOfSlot[timeline.view().slotAt(35 * 86_400 * SECOND)];
        assertTrue(tooEarly >= 0 && tooEarly <= 365 * 86_400 * SECOND / 60, "starts " + tooEarly + " ns too early");
    }

    @Test
    void aWindowOfCenturiesIsReachedWithTheFinestTicks() {
        long centuries = 290L * 365 * 86_400 * 1_000_000_000;
        Timeline timeline = new Timeline(10_000_000, centuries);
        assertTrue(timeline.slots() < 4_000, "slots: " + timeline.slots());
        assertTrue(timeline.slots() > 2_000, "slots: " + timeline.slots());
    }
}
