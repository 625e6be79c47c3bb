package io.slo4j.time;

import io.slo4j.internal.check.TimeLine;

/** How far clocks go: from 1970, so that any window before now can be counted in nanoseconds, to the beginning of 2262. */
final class ClockRange {
    static final long END_NANOS = TimeLine.LAST_NANOS;

    private ClockRange() {}

    static long within(long epochNanos) {
        return Math.max(0, Math.min(epochNanos, END_NANOS));
    }

    /** An instant and as much time as fits: at the end of the line a clock stands still. */
    static long sum(long epochNanos, long nanos) {
        return epochNanos + Math.min(nanos, END_NANOS - epochNanos);
    }
}
