package io.slo4j.latency;

import java.time.Duration;

/**
 * The durations of the events in one window. Values are exact to the significant digits of the SLO's {@link LatencyRange}.
 * Immutable, and safe for use by any thread.
 *
 * <p>Not corrected for coordinated omission: a caller that waits for a slow answer before it sends the next request hides
 * the requests it would have sent. A load generator corrects for this with {@code Slo.recordWithExpectedInterval}.
 */
public interface LatencyStatus {
    /**
     * The window's length.
     *
     * @return as asked for
     */
    Duration window();

    /**
     * How many events have a known duration.
     *
     * @return 0 or more
     */
    long count();

    /**
     * The shortest duration.
     *
     * @return zero without events
     */
    Duration min();

    /**
     * The longest duration.
     *
     * @return zero without events
     */
    Duration max();

    /**
     * The arithmetic mean.
     *
     * @return zero without events
     */
    Duration mean();

    /**
     * The duration that a share of the events did not exceed.
     *
     * @param quantile 0 to 1, for example 0.99
     * @return zero without events
     * @throws IllegalArgumentException if the quantile is out of range
     */
    Duration quantile(double quantile);

    /**
     * The median.
     *
     * @return {@link #quantile} of 0.5
     */
    default Duration p50() {
        return quantile(0.5);
    }

    /**
     * The 90th percentile.
     *
     * @return {@link #quantile} of 0.9
     */
    default Duration p90() {
        return quantile(0.9);
    }

    /**
     * The 95th percentile.
     *
     * @return {@link #quantile} of 0.95
     */
    default Duration p95() {
        return quantile(0.95);
    }

    /**
     * The 99th percentile.
     *
     * @return {@link #quantile} of 0.99
     */
    default Duration p99() {
        return quantile(0.99);
    }

    /**
     * The 99.9th percentile.
     *
     * @return {@link #quantile} of 0.999
     */
    default Duration p999() {
        return quantile(0.999);
    }

    /**
     * How many events took at most this long, to the precision of the {@link LatencyRange}.
     *
     * @param duration any duration
     * @return 0 to {@link #count()}
     */
    long countBelow(Duration duration);

    /**
     * The share of events that took longer than a duration, as precisely as {@link #countBelow}.
     *
     * @param duration any
     * @return 0 to 1; 0 without events
     */
    default double shareAbove(Duration duration) {
        long events = count();
        return events == 0 ? 0 : (double) (events - countBelow(duration)) / events;
    }

    /**
     * How many durations were outside the range and were counted at its nearer end, since registration.
     *
     * @return a count that only grows
     */
    long clamped();
}
