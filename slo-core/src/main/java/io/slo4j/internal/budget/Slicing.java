package io.slo4j.internal.budget;

import io.slo4j.BudgetingMethod;
import io.slo4j.internal.check.Nanos;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * How events become time slices, as in OpenSLO: a slice is good or bad as a whole, or counts by its ratio of good events.
 *
 * @param slice the length of a slice
 * @param sliceNanos the same in nanoseconds
 * @param parts how many parts a slice is counted in
 * @param target the share of good events from which all parts are good, and below which all are bad; above 1 if slices
 *     count by their ratio
 */
public record Slicing(Duration slice, long sliceNanos, long parts, double target) {
    private static final long MILLION = 1_000_000;
    private static final double NO_TARGET = 2;

    /** The slices of a budget; null if it counts events. */
    public static @Nullable Slicing of(BudgetingMethod method) {
        return method.slice().map(slice -> of(slice, method.target())).orElse(null);
    }

    private static Slicing of(Duration slice, OptionalDouble target) {
        long nanos = Nanos.of(slice);
        return target.isPresent()
                ? new Slicing(slice, nanos, 1, target.getAsDouble())
                : new Slicing(slice, nanos, MILLION, NO_TARGET);
    }

    /** When the slice ends that runs at an instant. */
    long endAfter(long nanos) {
        return (Math.floorDiv(nanos, sliceNanos) + 1) * sliceNanos;
    }

    /** How many parts of slices end after an instant, up to another one. */
    long partsBetween(long afterNanos, long untilNanos) {
        return parts * (Math.floorDiv(untilNanos, sliceNanos) - Math.floorDiv(afterNanos, sliceNanos));
    }

    /** The middles of slices between two instants, ascending. */
    public LongStream middles(long fromNanos, long untilNanos) {
        return LongStream.iterate(
                Math.floorDiv(fromNanos, sliceNanos) * sliceNanos + sliceNanos / 2,
                middle -> middle < untilNanos,
                middle -> middle + sliceNanos);
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
