package io.slo4j.internal.check;

import static io.slo4j.internal.check.Arguments.given;

import java.time.Duration;

/** Durations as nanoseconds, and those that somebody has set checked. */
public final class Nanos {
    private static final long SECOND = 1_000_000_000L;

    private Nanos() {}

    /**
     * A duration above zero, as somebody has set it.
     *
     * @param what what the duration is for, as the error names it
     * @throws IllegalArgumentException if the duration is zero, negative or too long to count in nanoseconds
     */
    public static long positive(String what, Duration duration) {
        given("what", what);
        if (given(what, duration).isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(what + " must be above zero, but was " + duration);
        }
        return countable(what, duration);
    }

    /**
     * A duration that may be zero, as somebody has set it.
     *
     * @param what what the duration is for, as the error names it
     * @throws IllegalArgumentException if the duration is negative or too long to count in nanoseconds
     */
    public static long orZero(String what, Duration duration) {
        given("what", what);
        if (given(what, duration).isNegative()) {
            throw new IllegalArgumentException(what + " must be zero or more, but was " + duration);
        }
        return countable(what, duration);
    }

    /**
     * Any duration that can be counted in nanoseconds.
     *
     * @param what what the duration is for, as the error names it
     * @throws IllegalArgumentException if the duration is too long
     */
    public static long countable(String what, Duration duration) {
        long nanos = of(duration);
        if (nanos == Long.MAX_VALUE) {
            throw new IllegalArgumentException(what + " must be at most 292 years, but was " + duration);
        }
        return nanos;
    }

    /** A duration in nanoseconds; one that does not fit becomes the greatest or the least {@code long}. */
    public static long of(Duration duration) {
        given("duration", duration);
        long seconds = duration.getSeconds();
        if (seconds >= Long.MAX_VALUE / SECOND) {
            return Long.MAX_VALUE;
        }
        if (seconds <= Long.MIN_VALUE / SECOND) {
            return Long.MIN_VALUE;
        }
        return seconds * SECOND + duration.getNano();
    }

    /** A duration in seconds, to the nanosecond as far as a double allows; limited like {@link #of}. */
    public static double seconds(Duration duration) {
        return of(duration) / 1e9;
    }
}
