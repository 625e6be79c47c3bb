package io.slo4j.internal.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;

/** Windows against a naive list of events. */
class WindowProperties {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;

    /** Time passes (not at all, a second, up to a year), then some events happen, then a tick comes, or does not. */
    record Step(long gapNanos, int good, int bad, boolean tick) {}

    @Provide
    Arbitrary<Step> steps() {
        Arbitrary<Long> gaps = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, Arbitraries.just(SECOND)),
                net.jqwik.api.Tuple.of(3, Arbitraries.longs().between(0, 5 * SECOND)),
                net.jqwik.api.Tuple.of(2, Arbitraries.longs().between(0, 3_600 * SECOND)),
                net.jqwik.api.Tuple.of(1, Arbitraries.longs().between(0, 365 * DAY)));
        return Combinators.combine(
                        gaps,
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(4, true), net.jqwik.api.Tuple.of(1, false)))
                .as(Step::new);
    }

    @Provide
    Arbitrary<Long> windows() {
        return Arbitraries.oneOf(
                Arbitraries.of(300L, 1_800L, 3_600L, 21_600L, 259_200L, 2_592_000L)
                        .map(seconds -> seconds * SECOND),
                Arbitraries.longs().between(1, 30 * DAY));
    }

    @Property(tries = 2_000)
    void everyWindowHoldsTheEventsOfANaiveListWithinTheStatedResolution(
            @ForAll("starts") long start,
            @ForAll @Size(max = 300) List<@net.jqwik.api.From("steps") Step> steps,
            @ForAll @Size(min = 1, max = 5) List<@net.jqwik.api.From("windows") Long> windows) {
        Model model = new Model(start);
        steps.forEach(model::take);
        for (long window : windows) {
            model.check(window);
        }
    }

    @Property(tries = 300)
    @Tag("long")
    void everyWindowHoldsAfterLongRegularTicking(
            @ForAll("starts") long start,
            @ForAll @net.jqwik.api.constraints.IntRange(min = 1, max = 20_000) int ticks,
            @ForAll("rarely") List<Step> before,
            @ForAll @Size(min = 1, max = 8) List<@net.jqwik.api.From("windows") Long> windows) {
        Model model = new Model(start);
        before.forEach(model::take);
        for (int i = 0; i < ticks; i++) {
            model.take(new Step(SECOND, i % 3, i % 7 == 0 ? 1 : 0, true));
        }
        for (long window : windows) {
            model.check(window);
        }
    }

    @Provide
    Arbitrary<List<Step>> rarely() {
        return steps().list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<Long> starts() {
        return Arbitraries.oneOf(
                Arbitraries.of(0L, -1L, 1_800_000_000L * SECOND, -86_400L * SECOND),
                Arbitraries.longs().between(-DAY, 2_000_000_000L * SECOND));
    }

    private static final class Model {
        private final Timeline timeline = new Timeline(SECOND, 30 * DAY);
        private final History history;
        private final WindowStarts starts = new WindowStarts();
        private final Map<Long, CachedWindow> followed = new HashMap<>();
        private final List<long[]> events = new ArrayList<>();
        private final List<Long> ticks = new ArrayList<>();
        private long now;

        Model(long start) {
            now = start;
            history = new History(timeline, start, new Totals());
            for (long window : new long[] {5 * SECOND, 300 * SECOND, 3_600 * SECOND, 3 * DAY}) {
                followed.put(window, new CachedWindow(history, starts, window));
            }
        }

        void take(Step step) {
            now += step.gapNanos;
            history.totals().good(step.good);
            history.totals().bad(step.bad);
            events.add(new long[] {now, step.good, step.bad});
            if (step.tick) {
                starts.move(timeline.view(), now);
                followed.forEach((window, ticked) -> assertEquals(
                        history.window(
                                now,
                                window,
                                history.totals().goodEvents(),
                                history.totals().badEvents()),
                        ticked.counts(
                                now,
                                history.totals().goodEvents(),
                                history.totals().badEvents()),
                        "what a tick sees"));
                int slot = timeline.claim(now);
                if (slot >= 0) {
                    history.checkpoint(
                            slot,
                            history.totals().goodEvents(),
                            history.totals().badEvents());
                    timeline.publish(now, slot);
                }
                ticks.add(now);
            }
        }

        void check(long window) {
            WindowCounts counts = history.window(
                    now, window, history.totals().goodEvents(), history.totals().badEvents());
            assertEquals(counts, together(window).counts(1), "read together with others");
            long start = now - window;
            long lastTick = ticks.stream()
                    .filter(tick -> tick <= start)
                    .reduce((a, b) -> b)
                    .orElse(Long.MIN_VALUE / 2);
            long nextTick =
                    ticks.stream().filter(tick -> tick > start).findFirst().orElse(now);
            boolean gap = nextTick - lastTick >= Math.max(2 * SECOND, window / 30);
            long earliest = lastTick - (gap ? SECOND : Math.max(SECOND, window / Timeline.RESOLUTION));
            assertBetween(since(start, 1), counts.good(), since(earliest, 1), window);
            assertBetween(since(start, 2), counts.bad(), since(earliest, 2), window);
        }

        private WindowReading together(long window) {
            return history.windows(
                    now,
                    new long[] {SECOND, window, 30 * DAY},
                    history.totals().goodEvents(),
                    history.totals().badEvents());
        }

        private long since(long start, int kind) {
            return events.stream()
                    .filter(e -> e[0] > start)
                    .mapToLong(e -> e[kind])
                    .sum();
        }

        private static void assertBetween(long least, long actual, long most, long window) {
            assertTrue(
                    least <= actual && actual <= most,
                    () -> "window " + window + ": " + least + " <= " + actual + " <= " + most);
        }
    }
}
