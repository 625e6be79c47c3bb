package io.slo4j.internal.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Where events come evenly, every window holds as many as its length says, within those of one tick. */
class RateProperties {
    private static final long SECOND = 1_000_000_000L;
    private static final long REACH = 30 * 86_400 * SECOND;

    @Property(tries = 400)
    void aConstantRateIsReadAsItIsInEveryWindowAtEveryAge(
            @ForAll @IntRange(min = 1, max = 3_600) int tickSeconds,
            @ForAll @IntRange(min = 1, max = 3_000) int ticks,
            @ForAll @LongRange(min = 1, max = 100_000) long perTick,
            @ForAll @IntRange(max = 999) int sinceTheLastTick,
            @ForAll @LongRange(min = 1, max = 30 * 86_400) long windowSeconds) {
        long tick = tickSeconds * SECOND;
        long window = Math.max(windowSeconds * SECOND, tick);
        Timeline timeline = new Timeline(tick, REACH);
        History history = new History(timeline, 0, new Totals());
        WindowStarts starts = new WindowStarts();
        CachedWindow ticked = new CachedWindow(history, starts, window);
        long now = 0;
        for (int i = 1; i <= ticks; i++) {
            now = i * tick;
            history.totals().good(perTick);
            starts.move(timeline.view(), now);
            int slot = timeline.claim(now);
            history.checkpoint(slot, history.totals().goodEvents(), 0);
            if (now > window || i % 100 == 0) {
                long good = history.totals().goodEvents();
                assertRate(perTick, tick, window, ticked.within(now, good, 0));
            }
            timeline.publish(now, slot);
        }
        now += tick / 1_000 * sinceTheLastTick;
        history.totals().good((long) ((double) perTick * sinceTheLastTick / 1_000));
        long good = history.totals().goodEvents();
        WindowCounts within = history.within(now, window, good, 0);
        assertRate(perTick, tick, window, within);
        assertEquals(
                within, history.windows(now, new long[] {1, window}, good, 0).within(1));
        WindowCounts past = history.windowAt(now, window, now, good, 0).counts();
        assertEquals(within, past);
        long end = now - now / 3;
        assertRate(
                perTick,
                tick,
                window,
                history.windowAt(end, window, now, good, 0).counts());
    }

    private static void assertRate(long perTick, long tick, long window, WindowCounts counts) {
        double observed = counts.coverage() * window;
        double expected = perTick * observed / tick;
        assertTrue(
                Math.abs(counts.good() - expected) <= perTick + 1,
                () -> counts.good() + " events in " + observed / SECOND + " s, not " + expected);
    }
}
