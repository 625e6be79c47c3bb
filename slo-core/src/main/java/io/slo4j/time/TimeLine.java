package io.slo4j.time;

/** How far clocks go, so that a window before their time and a calendar period after it are still counted in nanoseconds. */
final class TimeLine {
    /** 2262-01-01T00:00Z, a hundred days before the last nanosecond that can be counted. */
    static final long END_NANOS = 106_651 * 86_400_000_000_000L;

    private TimeLine() {}

    static long within(long epochNanos) {
        return Math.max(0, Math.min(epochNanos, END_NANOS));
    }

    /** An instant and as much time as fits: at the end of the line a clock stands still. */
    static long sum(long epochNanos, long nanos) {
        return epochNanos + Math.min(nanos, END_NANOS - epochNanos);
    }
}
