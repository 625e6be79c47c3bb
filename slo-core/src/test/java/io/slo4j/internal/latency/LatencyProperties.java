package io.slo4j.internal.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.latency.LatencyRange;
import io.slo4j.latency.LatencyStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Latency windows against a sorted list of durations. */
class LatencyProperties {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final long MONTH = 30 * DAY;

    /** Time passes (not at all, a second, up to a year), durations are recorded, and ticks come: none, one or two. */
    record Step(long gapNanos, List<Long> durations, int ticks) {}

    @Provide
    Arbitrary<Step> steps() {
        Arbitrary<Long> gaps = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just(SECOND)),
                Tuple.of(3, Arbitraries.longs().between(0, 10 * SECOND)),
                Tuple.of(2, Arbitraries.longs().between(0, DAY)),
                Tuple.of(1, Arbitraries.longs().between(0, 365 * DAY)));
        Arbitrary<Long> durations = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.longs().between(100_000, 2 * SECOND)),
                Tuple.of(1, Arbitraries.longs().between(0, 2_000)),
                Tuple.of(1, Arbitraries.longs().between(50 * SECOND, 100 * SECOND)));
        return Combinators.combine(
                        gaps,
                        durations.list().ofMaxSize(20),
                        Arbitraries.integers().between(0, 2))
                .as(Step::new);
    }

    @Provide
    Arbitrary<Long> windows() {
        return Arbitraries.oneOf(
                Arbitraries.of(300L, 3_600L, 21_600L, 259_200L).map(seconds -> seconds * SECOND),
                Arbitraries.longs().between(1, MONTH));
    }

    @Property(tries = 1_000)
    void everyWindowIsThatOfASortedList(
            @ForAll @Size(max = 120) List<@From("steps") Step> steps, @ForAll("windows") long window) {
        Model model = new Model(LatencyRange.DEFAULT);
        steps.forEach(model::take);
        model.check(window);
    }

    /** One pass over all windows, and the histogram of each window, to the nanosecond; however often they are asked for. */
    @Property(tries = 500)
    void quantilesOfSeveralWindowsAreThoseOfEachHistogram(
            @ForAll("ranges") LatencyRange range,
            @ForAll @Size(max = 120) List<@From("steps") Step> steps,
            @ForAll @Size(max = 5) List<@From("windows") Long> windows,
            @ForAll @Size(max = 6) List<@DoubleRange(max = 1) Double> drawn) {
        Model model = new Model(range);
        List<Double> quantiles = new ArrayList<>(List.of(0.99, 0.0, 0.5, 1.0));
        quantiles.addAll(drawn);
        List<Duration> lengths = windows.stream().map(Duration::ofNanos).toList();
        assertAlike(model, lengths, quantiles);
        for (int i = 0; i < steps.size(); i++) {
            model.take(steps.get(i));
            if (i % 3 == 0 || i == steps.size() - 1) {
                assertAlike(model, lengths, quantiles);
            }
        }
    }

    private static void assertAlike(Model model, List<Duration> lengths, List<Double> quantiles) {
        List<List<Duration>> together = model.history.read().quantiles(lengths, quantiles, model.now);
        List<List<Duration>> single = lengths.stream()
                .map(length -> model.history.read().window(length, model.now))
                .map(window -> quantiles.stream().map(window::quantile).toList())
                .toList();
        assertEquals(single, together);
    }

    /** As a scraper asks; a past comes in between that has counted in the same time. */
    @Property(tries = 60)
    void quantilesOfScrapesAreThoseOfEachHistogram(
            @ForAll @IntRange(min = 1, max = 70) int scrapeTicks,
            @ForAll @IntRange(min = 1, max = 900) int takenOverAt,
            @ForAll @Size(min = 1, max = 3) List<@From("windows") Long> windows,
            @ForAll long seed) {
        Random random = new Random(seed);
        Model model = new Model(LatencyRange.DEFAULT);
        List<Duration> lengths = windows.stream().map(Duration::ofNanos).toList();
        for (int i = 0; i < 1_000; i++) {
            model.take(new Step(SECOND, random.nextInt(3) == 0 ? List.of() : some(random), 1));
            if (i % scrapeTicks == 0) {
                assertAlike(model, lengths, List.of(0.5, 0.99, 1.0));
            }
            if (i == takenOverAt) {
                Model earlier = new Model(LatencyRange.DEFAULT);
                for (int k = 0; k < takenOverAt; k++) {
                    earlier.take(new Step(SECOND, some(random), 1));
                }
                model.history.restore(0, earlier.history.intervalsUpTo(earlier.now), model.now);
                assertAlike(model, lengths, List.of(0.5, 0.99, 1.0));
            }
        }
    }

    private static List<Long> some(Random random) {
        return List.of(1_000_000L + random.nextInt(50_000_000), 1_000_000L + random.nextInt(5_000_000));
    }

    @Provide
    Arbitrary<LatencyRange> ranges() {
        return Arbitraries.of(
                LatencyRange.DEFAULT,
                new LatencyRange(Duration.ofNanos(1), Duration.ofSeconds(1), 1),
                new LatencyRange(Duration.ofMillis(3), Duration.ofMinutes(5), 3));
    }

    @Property(tries = 30)
    @Tag("long")
    void everyWindowHoldsAfterLongRegularTicking(
            @ForAll @IntRange(min = 1, max = 8_000) int ticks,
            @ForAll @Size(min = 3, max = 3) List<@From("windows") Long> windows) {
        Model model = new Model(LatencyRange.DEFAULT);
        for (int i = 0; i < ticks; i++) {
            model.take(new Step(SECOND, List.of(1_000_000L + i * 1_000L, 5_000_000L), 1));
        }
        windows.forEach(model::check);
        assertTrue(model.history.intervals() <= 300, "intervals: " + model.history.intervals());
    }

    private static final class Model {
        private final LatencyHistory history;
        private final List<long[]> events = new ArrayList<>();
        private final List<Long> ticks = new ArrayList<>();
        private long now;
        private long clamped;

        Model(LatencyRange range) {
            history = new LatencyHistory(range, 0, MONTH);
        }

        void take(Step step) {
            now += step.gapNanos;
            for (long duration : step.durations) {
                history.record(duration);
                events.add(new long[] {now, duration});
                clamped += duration < 1_000 || duration > 60 * SECOND ? 1 : 0;
            }
            for (int i = 0; i < step.ticks; i++) {
                history.tick(now);
                ticks.add(now);
            }
        }

        void check(long window) {
            long start = now - window;
            long lastTick = ticks.stream()
                    .filter(tick -> tick <= start)
                    .reduce((a, b) -> b)
                    .orElse(-1L);
            LatencyStatus status = history.read().since(Duration.ofNanos(window), start);
            List<Long> least = since(start);
            /* An event of the instant of a tick may have come after it. */
            List<Long> most = since(lastTick - window / LatencyHistory.RESOLUTION - 1);
            assertTrue(
                    least.size() <= status.count() && status.count() <= most.size(),
                    () -> least.size() + " <= " + status.count() + " <= " + most.size());
            assertEquals(clamped, status.clamped());
            checkValues(status, most.subList(most.size() - (int) status.count(), most.size()));
        }

        /** The window holds the newest so many events, whichever instant it began at. */
        private static void checkValues(LatencyStatus status, List<Long> newest) {
            List<Long> sorted = newest.stream().sorted().toList();
            if (sorted.isEmpty()) {
                assertEquals(Duration.ZERO, status.p99());
                assertEquals(Duration.ZERO, status.max());
                return;
            }
            assertClose(sorted.get(0), status.min());
            assertClose(sorted.get(sorted.size() - 1), status.max());
            assertClose(quantile(sorted, 0.5), status.p50());
            assertClose(quantile(sorted, 0.99), status.p99());
            assertClose((long) sorted.stream().mapToLong(d -> d).average().orElseThrow(), status.mean());
            assertEquals(sorted.size(), status.countBelow(Duration.ofMinutes(2)));
        }

        private static long quantile(List<Long> sorted, double quantile) {
            return sorted.get((int) Math.max(0, Math.ceil(quantile * sorted.size()) - 1));
        }

        private static void assertClose(long expected, Duration actual) {
            assertEquals((double) expected, (double) actual.toNanos(), expected * 0.01 + 512, "within two digits");
        }

        /** What is recorded is what the range can hold. Events of one instant keep their order. */
        private List<Long> since(long start) {
            return events.stream()
                    .filter(event -> event[0] > start)
                    .map(event -> Math.max(1_000, Math.min(event[1], 60 * SECOND)))
                    .toList();
        }
    }
}
