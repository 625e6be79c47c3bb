package io.slo4j.time;

import io.slo4j.internal.check.TimeLine;
import java.time.Instant;

/**
 * Where an {@code SloRegistry} takes its time from: a time line that never goes back, and a stopwatch for single
 * pieces of work.
 *
 * <p>The time line is anchored to the wall clock when the clock is made, and moves with a monotonic source from then on, so that
 * a wall clock that is set back neither loses nor moves an event. What the monotonic source does not see is followed forward: if
 * the wall clock leads by more than a second, at two looks a second apart, then the machine was suspended or somebody has set the
 * wall clock forward, which cannot be told apart, and the time line steps to the wall clock. That takes up to three seconds, and a
 * step is time without events.
 *
 * <p>The time line runs from 1970 to the beginning of 2262. Implementations must be safe for use by any thread.
 */
public interface SloClock {

    /**
     * The present instant in nanoseconds since the Unix epoch. Never smaller than an earlier answer.
     *
     * @return nanoseconds since 1970-01-01T00:00Z, 0 or more
     */
    long epochNanos();

    /**
     * A reading of the stopwatch that measures the duration of one piece of work. Only the difference of two readings has a
     * meaning. The stopwatch runs in real time even if the time line is accelerated, so that a call of 3 ms takes 3 ms.
     *
     * @return nanoseconds from an arbitrary origin
     */
    long stopwatchNanos();

    /**
     * How many seconds of the time line pass in one real second: 1 for ordinary clocks, 0 for a clock that moves only when
     * its owner moves it. A registry whose clock has pace 0 starts no thread; the code that moves the clock calls
     * {@code SloRegistry.tick()}.
     *
     * @return the pace, 0 to 1,000,000, and always the same
     */
    double pace();

    /**
     * The present instant.
     *
     * @return {@link #epochNanos()} as an {@code Instant}
     */
    default Instant now() {
        return TimeLine.instant(epochNanos());
    }

    /**
     * The clock for production: real time.
     *
     * @return a new clock, anchored to the wall clock now
     */
    static SloClock system() {
        return new SystemClock(1);
    }

    /**
     * A clock for demonstrations, on which time passes faster than in reality. It never looks at the wall clock again, and at
     * the end of the time line it stands still: at a pace of 1,000,000 after two hours.
     *
     * @param pace seconds of the time line per real second, above 0 and at most 1,000,000
     * @return a new clock, anchored to the wall clock now
     * @throws IllegalArgumentException if the pace is out of range
     */
    static SloClock accelerated(double pace) {
        if (!(pace > 0 && pace <= 1_000_000)) {
            throw new IllegalArgumentException("pace must be above 0 and at most 1000000, but was " + pace);
        }
        return new SystemClock(pace);
    }
}
