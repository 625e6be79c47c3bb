package io.slo4j.internal.check;

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

    private TimeLine() {}

    /** Whether an instant is one of them. */
    public static boolean holds(long epochNanos) {
        return epochNanos >= FIRST_NANOS && epochNanos <= LAST_NANOS;
    }
}
