package io.slo4j.internal.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.BadEvents;
import io.slo4j.alert.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Causes of windows against a list of all events. */
class CauseProperties {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final List<Cause.Kind> KINDS = List.of(Cause.Kind.values());
    private static final long[] WINDOWS = {60, 300, 1_800, 3_600, 21_600, 86_400, 259_200, 30 * 86_400};

    private record Event(long tick, Cause.Kind kind, String label, long events) {}

    private final CauseCounts counts = new CauseCounts();
    private final List<Event> all = new ArrayList<>();
    private long now = 2_000_000 * SECOND;
    private long bad;

    @Property(tries = 60)
    void aWindowHasTheEventsThatAListHasSinceItsBeginningOrALittleBefore(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 16) int causes) {
        Random random = new Random(seed);
        live(random, causes, 200);
        assertWindows(counts.read());
        CauseCounts next = new CauseCounts();
        next.add(counts.past(), now, now, 30 * DAY);
        assertWindows(next.read());
    }

    /** Busy seconds, sparse ones, and hours or days of silence. */
    private void live(Random random, int causes, int steps) {
        for (int step = 0; step < steps; step++) {
            for (int i = random.nextInt(3); i > 0; i--) {
                Cause.Kind kind = KINDS.get(random.nextInt(3));
                Event event =
                        new Event(now + SECOND, kind, "cause " + random.nextInt(1 + causes / 4), 1 + random.nextInt(9));
                counts.count(event.kind, event.label, event.events, null);
                all.add(event);
                bad += event.events;
            }
            int quiet = random.nextInt(20) == 0 ? random.nextInt(100_000) : random.nextInt(3);
            tick();
            for (int i = 0; i < Math.min(quiet, 3); i++) {
                tick();
            }
            now += quiet * SECOND;
        }
    }

    private void tick() {
        now += SECOND;
        counts.tick(now, bad, 30 * DAY);
    }

    private void assertWindows(CauseReading reading) {
        assertEquals(since(Long.MIN_VALUE), reading.all().events());
        for (long window : WINDOWS) {
            long from = now - window * SECOND;
            BadEvents seen = reading.since(from);
            long most = from - Math.max(32, window / 3 + 2) * SECOND;
            for (Cause cause : seen.causes()) {
                assertTrue(cause.events() <= since(most, cause.kind(), cause.label()), () -> window + "s: " + cause);
            }
            for (Cause any : reading.all().causes()) {
                assertTrue(of(seen, any) >= since(from, any.kind(), any.label()), () -> window + "s: " + any);
            }
        }
    }

    private static long of(BadEvents seen, Cause any) {
        return seen.causes().stream()
                .filter(cause -> cause.kind() == any.kind() && cause.label().equals(any.label()))
                .mapToLong(Cause::events)
                .sum();
    }

    private long since(long from) {
        return all.stream()
                .filter(event -> event.tick > from)
                .mapToLong(Event::events)
                .sum();
    }

    private long since(long from, Cause.Kind kind, String label) {
        return all.stream()
                .filter(event -> event.tick > from && event.kind == kind && event.label.equals(label))
                .mapToLong(Event::events)
                .sum();
    }

    /** Half of what is bad in a usual night is told apart, and the reason of this one must be. */
    @Property(tries = 3)
    void ofAHundredFaultsAtLeastNinetyFiveNameTheirCauseAmongTheFirstThree(@ForAll long seed) {
        int named = 0;
        for (int i = 0; i < 100; i++) {
            named += new Night(new Random(seed + i)).namesItsCause() ? 1 : 0;
        }
        assertTrue(named >= 95, "named: " + named);
    }

    /** Sixty causes of Zipf shares for two hours, and then a fault that brings a new one, with a fifth of all bad events. */
    private static final class Night {
        private static final int CAUSES = 60;
        private static final double PLANTED = 0.2;
        private static final double SUM =
                IntStream.rangeClosed(1, CAUSES).mapToDouble(i -> 1.0 / i).sum();
        private final CauseCounts counts = new CauseCounts();
        private final Random random;
        private long now = 2_000_000 * SECOND;
        private long bad;

        Night(Random random) {
            this.random = random;
        }

        boolean namesItsCause() {
            seconds(7_200, 0.05, 0);
            seconds(60, 5, PLANTED);
            List<String> first = counts.read().since(now - 3_600 * SECOND).causes().stream()
                    .map(Cause::label)
                    .filter(label -> !label.equals(Cause.OTHER))
                    .limit(3)
                    .toList();
            return first.contains("planted");
        }

        private void seconds(int seconds, double perSecond, double planted) {
            for (int i = 0; i < seconds; i++) {
                int events = (int) perSecond + (random.nextDouble() < perSecond % 1 ? 1 : 0);
                for (int k = 0; k < events; k++) {
                    counts.count(
                            Cause.Kind.FAILED, random.nextDouble() < planted ? "planted" : "usual " + zipf(), 1, null);
                }
                bad += events;
                now += SECOND;
                counts.tick(now, bad, 30 * DAY);
            }
        }

        private int zipf() {
            double rest = random.nextDouble() * SUM;
            int rank = 1;
            while (rank < CAUSES && rest > 1.0 / rank) {
                rest -= 1.0 / rank;
                rank++;
            }
            return rank;
        }
    }
}
