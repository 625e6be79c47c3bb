package io.slo4j;

import io.slo4j.time.Durations;
import java.time.Duration;

/**
 * The time over which an objective must be met and its error budget be kept. A length that is not above zero is refused
 * with an {@code IllegalArgumentException}. Immutable.
 *
 * @param length how long it is, above zero
 */
public record Period(Duration length) {
    /** The default: the last thirty days, at every instant. */
    public static final Period THIRTY_DAYS = rolling(Duration.ofDays(30));

    /**
     * Checks the length.
     *
     * @param length above zero
     */
    public Period {
        Durations.positiveNanos("period", length);
    }

    /**
     * A rolling period: what counts is the time of this length up to now.
     *
     * @param length how long it is, above zero
     * @return the period
     * @throws IllegalArgumentException if the length is not above zero
     */
    public static Period rolling(Duration length) {
        return new Period(length);
    }
}
