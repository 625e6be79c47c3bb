package io.slo4j.simulate;

import java.util.Random;

/** How many events of one kind arrive, when so many are expected. */
abstract class Arrivals {
    /* Beyond it the normal distribution stands in for Poisson's, and the quick algorithm's exp(-mean) would lose digits. */
    private static final double MANY = 64;

    /* What sums of decimal fractions may be short of a whole number. */
    private static final double CRUMB = 1e-9;

    abstract long arriving(double expected);

    /** As many as expected; a fraction waits until it is whole. */
    static Arrivals even() {
        return new Arrivals() {
            private double waiting;

            @Override
            long arriving(double expected) {
                double due = waiting + expected;
                long whole = (long) (due + CRUMB);
                waiting = due - whole;
                return whole;
            }
        };
    }

    /** Independent ones. Those of two kinds are independent of each other, too, as those of a thinned Poisson process are. */
    static Arrivals independent(Random random) {
        return new Arrivals() {
            @Override
            long arriving(double expected) {
                return expected > MANY
                        ? Math.max(0, Math.round(expected + Math.sqrt(expected) * random.nextGaussian()))
                        : counted(expected, random);
            }
        };
    }

    /* Knuth, The Art of Computer Programming 2, 3.4.1: the events before the product of uniforms falls below exp(-mean). */
    private static long counted(double mean, Random random) {
        double limit = StrictMath.exp(-mean);
        long events = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            events++;
        }
        return events;
    }
}
