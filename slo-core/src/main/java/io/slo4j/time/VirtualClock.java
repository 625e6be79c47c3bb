package io.slo4j.time;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.check.TimeLine;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that stands still until it is moved, so that tests run thirty days in milliseconds. A registry on a virtual clock
 * starts no thread: move the clock, then call {@code SloRegistry.tick()}, which also delivers alerts, on the calling
 * thread.
 *
 * <p>Safe for use by any thread.
 */
public final class VirtualClock implements SloClock {
    private final AtomicLong epochNanos;

    private VirtualClock(long epochNanos) {
        this.epochNanos = new AtomicLong(epochNanos);
    }

    /**
     * A clock that stands at the given instant.
     *
     * @param start where the time line begins
     * @return a new clock
     */
    public static VirtualClock at(Instant start) {
        return new VirtualClock(TimeLine.nanos(start));
    }

    /**
     * Moves the clock forward.
     *
     * @param by how far, zero or more
     * @throws IllegalArgumentException if {@code by} is negative, or leads beyond 2262-01-01T00:00Z
     */
    public void advance(Duration by) {
        if (given("advance", by).isNegative()) {
            throw new IllegalArgumentException("advance must be zero or more, but was " + by);
        }
        long nanos = Nanos.of(by);
        epochNanos.updateAndGet(now -> {
            long then = now + nanos;
            if (then < now || then > TimeLine.LAST_NANOS) {
                throw new IllegalArgumentException("advance must end by " + TimeLine.instant(TimeLine.LAST_NANOS)
                        + ", but was " + by + " from " + TimeLine.instant(now));
            }
            return then;
        });
    }

    @Override
    public long epochNanos() {
        return epochNanos.get();
    }

    /** The same as {@link #epochNanos()}, so that a test decides how long work takes. */
    @Override
    public long stopwatchNanos() {
        return epochNanos.get();
    }

    @Override
    public double pace() {
        return 0;
    }

    @Override
    public String toString() {
        return "VirtualClock[" + now() + "]";
    }
}
