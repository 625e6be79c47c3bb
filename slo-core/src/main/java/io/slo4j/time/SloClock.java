package io.slo4j.time;

import java.time.Instant;

/**
 * Where an {@code SloRegistry} takes its time from: a time line that never goes back, and a stopwatch for single
 * pieces of work.
 *
 * <p>The time line is anchored to the wall clock once, when the clock is made, and moves with a monotonic source from
 * then on: a wall clock that is stepped back and forth neither loses nor moves an event. Implementations must be safe
 * for use by any thread.
 */
public interface SloClock {

    /**
     * The present instant in nanoseconds since the Unix epoch. Never smaller than an earlier answer.
     *
     * @return nanoseconds since 1970-01-01T00:00Z
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
     * @return the pace, 0 or more
     */
    double pace();

    /**
     * The present instant.
     *
     * @return {@link #epochNanos()} as an {@code Instant}
     */
    default Instant now() {
        return Durations.instant(epochNanos());
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
     * A clock for demonstrations, on which time passes faster than in reality.
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
