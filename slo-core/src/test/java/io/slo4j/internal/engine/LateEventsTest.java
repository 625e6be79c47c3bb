package io.slo4j.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Slo;
import io.slo4j.SloDefinition;
import io.slo4j.alert.Cause;
import io.slo4j.internal.count.Totals;
import io.slo4j.internal.guard.Notices;
import io.slo4j.time.SloClock;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class LateEventsTest {
    private final Trackers trackers = new Trackers(
            SloClock.system(),
            new SharedTimeline(1_000_000_000L, 0),
            0,
            new Notices(),
            new FailureMessages(message -> message, new Notices()));
    private final SloDefinition definition =
            Slo.builder("checkout").objective("99%").build();

    @Test
    void whatWasCountedBeforeStaysAndWhatComesLaterIsMovedOnce() {
        SloTracker evicted = trackers.tracker(definition, 0);
        SloTracker next = trackers.tracker(definition, 0);
        evicted.totals().good(5);
        LateEvents late = new LateEvents("/a", evicted, 5, 0);
        assertFalse(late.any());
        evicted.totals().good(2);
        evicted.totals().bad(3);
        assertTrue(late.any());
        late.moveTo(next);
        late.moveTo(next);
        assertFalse(late.any());
        assertEquals(2, next.totals().goodEvents());
        assertEquals(3, next.totals().badEvents());
    }

    @Test
    void causesAreMovedOnceAlsoWhereTheyComeAMomentAfterTheirEvents() {
        SloTracker evicted = trackers.tracker(definition, 0);
        SloTracker next = trackers.tracker(definition, 0);
        evicted.causes().count(Cause.Kind.SLOW, "slower than 300ms", 5, null);
        LateEvents late = new LateEvents("/a", evicted, 0, 0);
        evicted.totals().bad(3);
        evicted.causes().count(Cause.Kind.SLOW, "slower than 300ms", 2, null);
        late.moveTo(next);
        evicted.causes().count(Cause.Kind.FAILED, "java.io.IOException", 1, null);
        assertTrue(late.any());
        late.moveTo(next);
        assertFalse(late.any());
        late.moveTo(next);
        assertEquals(
                "1 failed, 2 slow, 0 judged (66.7% slower than 300ms, 33.3% IOException)",
                next.causes().read().all().toString());
    }

    @Test
    void whatCameInCallsOfManyIsMovedOnceToo() {
        SloTracker evicted = trackers.tracker(definition, 0);
        SloTracker next = trackers.tracker(definition, 0);
        evicted.totals().good(1L << 47);
        LateEvents late = new LateEvents("/a", evicted, 1L << 47, 0);
        assertFalse(late.any());
        evicted.totals().bad(1L << 31);
        late.moveTo(next);
        late.moveTo(next);
        assertEquals(0, next.totals().goodEvents());
        assertEquals(1L << 31, next.totals().badEvents());
    }

    @Test
    void itIsNotOverWhileSomebodyCanRecord() {
        SloTracker evicted = trackers.tracker(definition, 0);
        Totals kept = evicted.totals();
        LateEvents late = new LateEvents("/a", evicted, 0, 0);
        for (int i = 0; i < 5; i++) {
            System.gc();
            assertFalse(late.isOver());
        }
        kept.good();
        assertTrue(late.any());
    }

    @Test
    void itIsOverAfterALastLookWhenNobodyCanRecordAnyMore() {
        SloTracker[] held = {trackers.tracker(definition, 0)};
        WeakReference<Totals> recorders = new WeakReference<>(held[0].totals());
        LateEvents late = new LateEvents("/a", held[0], 0, 0);
        held[0] = null;
        for (int looks = 0; !recorders.refersTo(null); looks++) {
            System.gc();
            assertTrue(looks < 100, "nobody holds the totals, but they are still there");
        }
        assertFalse(late.isOver(), "a thread may be about to count");
        assertTrue(late.isOver());
    }
}
