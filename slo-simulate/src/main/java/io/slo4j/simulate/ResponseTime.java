package io.slo4j.simulate;

import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long simulated events take while nothing is wrong. */
@FunctionalInterface
public interface ResponseTime {
    /** The 99 % quantile of the standard normal distribution. */
    double Z99 = 2.3263478740408408;

    /**
     * How long the next event takes.
     *
     * @param random where chance comes from, decided by the simulation's seed
     * @return nanoseconds, 0 or more; less counts as 0
     */
    long nanos(RandomGenerator random);

    /**
     * Every event takes the same time.
     *
     * @param time how long, zero or more
     * @return the response time
     * @throws IllegalArgumentException if it is negative
     */
    static ResponseTime constant(Duration time) {
        long nanos = Durations.nanosOrZero("response time", time);
        return random -> nanos;
    }

    /**
     * The usual shape of response times: many quick ones and a long tail, distributed log-normally.
     *
     * @param median what half of the events are quicker than, above zero
     * @param p99 what 99 of 100 events are quicker than, at least the median
     * @return the response time
     * @throws IllegalArgumentException if an argument is out of range
     */
    static ResponseTime logNormal(Duration median, Duration p99) {
        double middle = Durations.positiveNanos("median", median);
        if (p99.compareTo(median) < 0) {
            throw new IllegalArgumentException("99th percentile must be at least the median of "
                    + Durations.text(median) + ", but was " + Durations.text(p99));
        }
        double sigma = StrictMath.log(Durations.positiveNanos("99th percentile", p99) / middle) / Z99;
        return random -> (long) (middle * StrictMath.exp(sigma * random.nextGaussian()));
    }
}
