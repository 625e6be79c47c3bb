package io.slo4j.internal.budget;

import java.time.Duration;

/**
 * How a period began.
 *
 * @param nanos when, in nanoseconds since the epoch
 * @param length how long the whole period is
 * @param lengthNanos the same in nanoseconds
 * @param good good events until then
 * @param bad bad events until then
 */
record PeriodStart(long nanos, Duration length, long lengthNanos, long good, long bad) {
    long endNanos() {
        return nanos + lengthNanos;
    }
}
