package io.slo4j.simulate;

import java.util.Random;

/** Draws the number of events of one kind from the expected number. */
abstract class Arrivals {
    /*
     * Beyond this mean the normal distribution replaces Poisson's, because the fast algorithm's exp(-mean) would lose
     * digits.
     */
    private static final double MANY = 64;

    /* By how much sums of decimal fractions may miss a whole number. */
    private static final double CRUMB = 1e-9;

    abstract long arriving(double expected);

    /** Exactly the expected number; fractions are carried over. */
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

    /** Independent events. Events of two kinds are also independent of each other, as in a thinned Poisson process. */
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
