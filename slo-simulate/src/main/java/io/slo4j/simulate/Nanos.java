package io.slo4j.simulate;

import static io.slo4j.simulate.Given.given;

import java.time.Duration;

/** Durations of a simulation as nanoseconds, checked where they are set, and sums that do not wrap around. */
final class Nanos {
    private Nanos() {}

    static long positive(String what, Duration duration) {
        if (given(what, duration).isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(what + " must be above zero, but was " + duration);
        }
        return countable(what, duration);
    }

    static long orZero(String what, Duration duration) {
        if (given(what, duration).isNegative()) {
            throw new IllegalArgumentException(what + " must be zero or more, but was " + duration);
        }
        return countable(what, duration);
    }

    /** The sum of two numbers of 0 or more; the largest there is if it would be more. */
    static long sum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private static long countable(String what, Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(what + " must be at most 292 years, but was " + duration, e);
        }
    }
}
