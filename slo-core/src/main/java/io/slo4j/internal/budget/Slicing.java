package io.slo4j.internal.budget;

import io.slo4j.time.Durations;
import java.time.Duration;

/**
 * How events become time slices, as in OpenSLO: a slice is good or bad as a whole, or good in the proportion in which its
 * events were.
 *
 * @param slice how long a slice is
 * @param sliceNanos the same in nanoseconds
 * @param parts how many parts a slice is counted in
 * @param target the share of good events at which all parts are good, below which all are bad; above 1 if parts are good in
 *     proportion
 */
public record Slicing(Duration slice, long sliceNanos, long parts, double target) {
    private static final long MILLION = 1_000_000;
    private static final double NO_TARGET = 2;

    /** Slices that are good if enough of their events were. */
    public static Slicing byTarget(Duration slice, double target) {
        if (!(target > 0 && target <= 1)) {
            throw new IllegalArgumentException(
                    "target of a time slice must be above 0 and at most 1, such as 0.95, but was " + target);
        }
        return new Slicing(slice, Durations.positiveNanos("time slice", slice), 1, target);
    }

    /** Slices that are good by their share of good events, in millionths. */
    public static Slicing byRatio(Duration slice) {
        return new Slicing(slice, Durations.positiveNanos("time slice", slice), MILLION, NO_TARGET);
    }

    /** How many parts of a slice with these events are bad; none without events. */
    long bad(long goodEvents, long badEvents) {
        if (badEvents <= 0) {
            return 0;
        }
        double events = (double) goodEvents + badEvents;
        if (target == NO_TARGET) {
            return Math.round(badEvents / events * parts);
        }
        return goodEvents / events >= target ? 0 : parts;
    }
}
