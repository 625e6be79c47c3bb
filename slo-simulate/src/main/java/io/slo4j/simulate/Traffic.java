package io.slo4j.simulate;

import static io.slo4j.simulate.Given.given;

import java.time.Duration;
import java.util.function.LongToDoubleFunction;

/**
 * The rate of events in a {@link Simulation}, in events a second. Events arrive evenly, and fractions are carried to the
 * next second, unless the traffic is {@linkplain #poisson() random}. Immutable, if a function given to it is.
 */
public final class Traffic {
    private static final long SECONDS_A_DAY = 86_400;
    private static final double MOST = 1e9;

    private final LongToDoubleFunction shape;
    private final boolean random;

    private Traffic(LongToDoubleFunction shape, boolean random) {
        this.shape = shape;
        this.random = random;
    }

    /**
     * The same traffic all the time.
     *
     * @param perSecond events a second, 0 to 1,000,000,000; 0.2 is an event in five seconds
     * @return the traffic
     * @throws IllegalArgumentException if the rate is out of range
     */
    public static Traffic constant(double perSecond) {
        double rate = checked(perSecond);
        return new Traffic(second -> rate, false);
    }

    /**
     * Events that happen independently of each other, at the same mean rate all the time.
     *
     * @param perSecond the mean, in events a second, 0 to 1,000,000,000
     * @return {@code constant(perSecond).poisson()}
     * @throws IllegalArgumentException if the rate is out of range
     */
    public static Traffic poisson(double perSecond) {
        return constant(perSecond).poisson();
    }

    /**
     * Day and night: a cosine of one day that is lowest at the start of the simulation.
     * @param meanPerSecond the mean, in events a second, 0 to 1,000,000,000
     * @param swing how far the rate goes below and above the mean, as a share of it, 0 to 1: with 0.8 the lowest rate is
     *     0.2 times and the highest 1.8 times the mean
     * @return the traffic
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Traffic diurnal(double meanPerSecond, double swing) {
        double mean = checked(meanPerSecond);
        if (!(swing >= 0 && swing <= 1)) {
            throw new IllegalArgumentException("swing must be 0 to 1, but was " + swing);
        }
        return new Traffic(
                second -> mean * (1 - swing * StrictMath.cos(2 * Math.PI * (second % SECONDS_A_DAY) / SECONDS_A_DAY)),
                false);
    }

    /**
     * Traffic second by second, as it was counted in reality, and none afterwards.
     *
     * @param eachSecond how many events each second has, 0 or more; at most 1,000,000,000
     * @return the traffic
     * @throws IllegalArgumentException if a count is out of range
     */
    public static Traffic of(long... eachSecond) {
        long[] counts = given("events of each second", eachSecond).clone();
        for (long count : counts) {
            checked((double) count);
        }
        return new Traffic(second -> second < counts.length ? (double) counts[(int) second] : 0, false);
    }

    /**
     * Traffic of any shape.
     *
     * @param perSecond the rate in events a second, by the second since the simulation started; below 0 or NaN counts as 0,
     *     and above 1,000,000,000 as that
     * @return the traffic
     */
    public static Traffic shaped(LongToDoubleFunction perSecond) {
        return new Traffic(given("rate", perSecond), false);
    }

    /**
     * A step: this traffic at first, then another. Call it again for more steps.
     *
     * @param at when the other one begins, since the simulation's start, zero or more
     * @param next the other one; its time too counts from the simulation's start
     * @return traffic that arrives as this one does, evenly or at random
     * @throws IllegalArgumentException if the time is negative
     */
    public Traffic then(Duration at, Traffic next) {
        given("next traffic", next);
        long step = Nanos.orZero("step", at) / 1_000_000_000L;
        return new Traffic(
                second -> second < step ? shape.applyAsDouble(second) : next.shape.applyAsDouble(second), random);
    }

    /**
     * The same rates, as the means of events that happen independently of each other: how many there are in a second is drawn
     * from the Poisson distribution, and from the normal distribution with the same mean and variance where more than 64 are
     * expected.
     *
     * @return random traffic, which depends on the simulation's seed
     */
    public Traffic poisson() {
        return new Traffic(shape, true);
    }

    boolean isRandom() {
        return random;
    }

    /**
     * The rate in a second, or its mean if the traffic is random.
     *
     * @param second the second since the simulation's start, 0 or more
     * @return events a second, 0 to 1,000,000,000
     */
    public double perSecond(long second) {
        double rate = shape.applyAsDouble(second);
        return rate > 0 ? Math.min(rate, MOST) : 0;
    }

    private static double checked(double perSecond) {
        if (!(perSecond >= 0 && perSecond <= MOST)) {
            throw new IllegalArgumentException("events a second must be 0 to 1000000000, but was " + perSecond);
        }
        return perSecond;
    }
}
