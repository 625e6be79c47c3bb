package io.slo4j.internal.check;

import static io.slo4j.internal.check.Arguments.given;

import java.time.Instant;

/**
 * The instants that slo4j can work with, in nanoseconds since the epoch: from a hundred days before 1970 to the beginning of 2262. The
 * time between any two of them can be counted in a {@code long}.
 */
public final class TimeLine {
    private static final long DAY = 86_400_000_000_000L;

    /** A hundred days before 1970. */
    public static final long FIRST_NANOS = -100 * DAY;

    /** 2262-01-01T00:00Z. */
    public static final long LAST_NANOS = 106_651 * DAY;

    private static final long SECOND = 1_000_000_000L;
    private static final Instant FIRST = instant(FIRST_NANOS);
    private static final Instant LAST = instant(LAST_NANOS);

    private TimeLine() {}

    /**
     * An instant that is one of them.
     *
     * @param what what the instant is, as the error names it
     * @throws IllegalArgumentException if it is not
     */
    public static Instant checked(String what, Instant instant) {
        nanos(what, instant);
        return instant;
    }

    /** Whether an instant is one of them. */
    public static boolean holds(long epochNanos) {
        return epochNanos >= FIRST_NANOS && epochNanos <= LAST_NANOS;
    }

    /** Whether an instant is one of them. */
    public static boolean holds(Instant instant) {
        return !instant.isBefore(FIRST) && !instant.isAfter(LAST);
    }

    /** The instant of a number of nanoseconds since the epoch. */
    public static Instant instant(long epochNanos) {
        return Instant.ofEpochSecond(Math.floorDiv(epochNanos, SECOND), Math.floorMod(epochNanos, SECOND));
    }

    /**
     * An instant in nanoseconds since the epoch.
     *
     * @throws IllegalArgumentException if the instant is none of them
     */
    public static long nanos(Instant instant) {
        return nanos("instant", instant);
    }

    /**
     * The same, where an error names the instant.
     *
     * @param what what the instant is, as the error names it
     */
    public static long nanos(String what, Instant instant) {
        given("what", what);
        if (given(what, instant).isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new IllegalArgumentException(what + " must lie between 1970 and 2262, but was " + instant);
        }
        return instant.getEpochSecond() * SECOND + instant.getNano();
    }
}
