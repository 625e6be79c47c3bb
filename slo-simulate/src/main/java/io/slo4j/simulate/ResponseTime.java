package io.slo4j.simulate;

import static io.slo4j.simulate.Given.given;

import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The durations of simulated events without faults. */
@FunctionalInterface
public interface ResponseTime {
    /** The 99 % quantile of the standard normal distribution. */
    double Z99 = 2.3263478740408408;

    /**
     * Draws the duration of the next event.
     *
     * @param random a source of random numbers that depends on the simulation's seed
     * @return nanoseconds; below 0 counts as 0
     */
    long nanos(RandomGenerator random);

    /**
     * Every event takes the same time.
     *
     * @param time the duration, zero or more
     * @return the response time
     * @throws IllegalArgumentException if it is negative
     */
    static ResponseTime constant(Duration time) {
        long nanos = Nanos.orZero("response time", time);
        return random -> nanos;
    }

    /**
     * The usual shape of response times: many short ones and a long tail, distributed log-normally.
     *
     * @param median the duration that half of the events stay below, above zero
     * @param p99 the duration that 99 of 100 events stay below, at least the median
     * @return the response time
     * @throws IllegalArgumentException if an argument is out of range
     */
    static ResponseTime logNormal(Duration median, Duration p99) {
        double middle = Nanos.positive("median", median);
        if (given("99th percentile", p99).compareTo(median) < 0) {
            throw new IllegalArgumentException("99th percentile must be at least the median of "
                    + Durations.text(median) + ", but was " + Durations.text(p99));
        }
        double sigma = StrictMath.log(Nanos.positive("99th percentile", p99) / middle) / Z99;
        return random -> (long) (middle * StrictMath.exp(sigma * random.nextGaussian()));
    }
}
