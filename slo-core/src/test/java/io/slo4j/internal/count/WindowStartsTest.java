package io.slo4j.internal.count;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WindowStartsTest {
    private final Timeline timeline = new Timeline(1, 100);
    private final WindowStarts starts = new WindowStarts();

    @Test
    void windowsOfTheSameLengthShareAnIndex() {
        assertEquals(0, starts.follow(10));
        assertEquals(1, starts.follow(20));
        assertEquals(0, starts.follow(10));
        assertEquals(1, starts.follow(20));
        assertEquals(2, starts.follow(30));
    }

    @Test
    void everyWindowStartsAtTheCheckpointThatTheTimelineHasForIt() {
        int ten = starts.follow(10);
        int twenty = starts.follow(20);
        int[] slotAt = new int[31];
        for (int now = 1; now <= 30; now++) {
            slotAt[now] = timeline.claim(now);
            timeline.publish(now, slotAt[now]);
        }
        starts.move(timeline.view(), 30);
        assertEquals(slotAt[20], starts.slot(ten));
        assertEquals(slotAt[10], starts.slot(twenty));
        starts.move(timeline.view(), 15);
        assertEquals(slotAt[5], starts.slot(ten));
        assertEquals(TimelineView.NONE, starts.slot(twenty));
    }
}
