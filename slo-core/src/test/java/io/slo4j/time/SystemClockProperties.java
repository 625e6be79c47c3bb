package io.slo4j.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** The system clock beside a wall clock that somebody sets. */
class SystemClockProperties {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final long DAY = 86_400_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    /** Real time passes, then the wall clock is set forward or back. */
    record Step(long realNanos, long wallNanos) {}

    private Instant wall = START;
    private long nanoTime;

    @Provide
    Arbitrary<Step> steps() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, DAY), Arbitraries.longs().between(-DAY, DAY))
                .as(Step::new);
    }

    @Provide
    Arbitrary<Long> origins() {
        return Arbitraries.of(0L, -1L, Long.MAX_VALUE - DAY, Long.MIN_VALUE).edgeCases(edges -> edges.none());
    }

    @Property
    void aWallClockThatIsSetBackMovesNothing(
            @ForAll("origins") long origin, @ForAll @Size(min = 1, max = 50) List<@From("steps") Step> steps) {
        wall = START;
        nanoTime = origin;
        SloClock clock = new SystemClock(1, () -> wall, () -> nanoTime);
        long real = 0;
        for (Step step : steps) {
            real += step.realNanos;
            nanoTime += step.realNanos;
            wall = wall.plusNanos(step.realNanos).minusNanos(Math.abs(step.wallNanos));
            assertEquals(START.plusNanos(real), clock.now());
            assertEquals(nanoTime, clock.stopwatchNanos());
        }
    }

    @Property
    void howeverTheWallClockIsSetTheLineNeverLosesTimeAndStepsNoFurtherThanTheWallClock(
            @ForAll("origins") long origin, @ForAll @Size(min = 1, max = 50) List<@From("steps") Step> steps) {
        wall = START;
        nanoTime = origin;
        SloClock clock = new SystemClock(1, () -> wall, () -> nanoTime);
        Instant last = clock.now();
        for (Step step : steps) {
            nanoTime += step.realNanos;
            wall = wall.plusNanos(step.realNanos).plusNanos(step.wallNanos);
            Instant steady = last.plusNanos(step.realNanos);
            last = clock.now();
            assertTrue(last.equals(steady) || (last.isAfter(steady) && !last.isAfter(wall)), () -> "at " + wall);
        }
        for (int second = 0; second < 2; second++) {
            nanoTime += SECOND;
            wall = wall.plusNanos(SECOND);
            last = clock.now();
        }
        /* The wall clock is read in milliseconds. */
        assertTrue(
                !last.isBefore(wall.minusNanos(SECOND + 1_000_000)),
                "the line at " + last + ", the wall clock at " + wall);
    }

    @Property
    void anAcceleratedClockKeepsItsPaceWhateverTheWallClockDoes(
            @ForAll @Size(min = 1, max = 20) List<@From("steps") Step> steps) {
        wall = START;
        nanoTime = 0;
        SloClock clock = new SystemClock(1_000, () -> wall, () -> nanoTime);
        for (Step step : steps) {
            nanoTime += step.realNanos / 1_000;
            wall = wall.plusNanos(step.wallNanos);
            assertEquals(START.plusNanos(nanoTime * 1_000), clock.now());
        }
    }
}
