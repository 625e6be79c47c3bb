package io.slo4j.internal.budget;

import java.time.Duration;

/**
 * The beginning of a period.
 *
 * @param nanos when it began, in nanoseconds since the epoch
 * @param length the length of the whole period
 * @param lengthNanos the same in nanoseconds
 * @param good good events until then
 * @param bad bad events until then
 */
record PeriodStart(long nanos, Duration length, long lengthNanos, long good, long bad) {
    long endNanos() {
        return nanos + lengthNanos;
    }
}
