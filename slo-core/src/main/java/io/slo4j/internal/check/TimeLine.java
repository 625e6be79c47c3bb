package io.slo4j.internal.check;

/**
 * The instants that slo4j can work with, in nanoseconds since the epoch: those of the years 1700 to 2249. From any of them one can
 * go back or forward by the longest period there is and still count in a {@code long}.
 */
public final class TimeLine {
    /** 1700-01-01T00:00Z. */
    public static final long FIRST_NANOS = -8_520_336_000_000_000_000L;

    /** The last nanosecond of 2249. */
    public static final long LAST_NANOS = 8_835_955_199_999_999_999L;

    private TimeLine() {}

    /** Whether an instant is one of them. */
    public static boolean holds(long epochNanos) {
        return epochNanos >= FIRST_NANOS && epochNanos <= LAST_NANOS;
    }
}
