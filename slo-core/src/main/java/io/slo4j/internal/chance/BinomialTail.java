package io.slo4j.internal.chance;

/**
 * How likely it is that at least so many of a number of events are bad, if each is bad with the same probability and none knows
 * of another: the upper tail of a binomial distribution.
 *
 * <p>The first term is computed by the saddle-point form of C. Loader, "Fast and Accurate Computation of Binomial Probabilities"
 * (2000), which subtracts no large numbers; the others follow from it one by one. Where the deviation is above a thousand events,
 * their sum is that of a normal distribution (Mills' ratio), which by then differs by less than a hundredth. Never throws.
 */
public final class BinomialTail {
    /** What is left out of the sum, as a part of it. */
    private static final double NEGLIGIBLE = 1e-12;

    private static final double MANY = 1e6;

    private static final int DEPTH = 100;

    /** ln(n!) less Stirling's formula, for n up to 15; for more the series is exact to the last digits. */
    private static final double[] SMALL = new double[16];

    static {
        double logFactorial = 0;
        for (int n = 1; n < SMALL.length; n++) {
            logFactorial += Math.log(n);
            SMALL[n] = logFactorial - ((n + 0.5) * Math.log(n) - n + Math.log(2 * Math.PI) / 2);
        }
    }

    private BinomialTail() {}

    /**
     * The probability that at least this many are bad.
     *
     * @param bad how many
     * @param events of how many; no fewer
     * @param ratio how probable it is that an event is bad, above 0 and below 1
     * @return 0 to 1
     */
    public static double atLeast(long bad, long events, double ratio) {
        if (bad <= 0) {
            return 1;
        }
        return bad > events * ratio
                ? upper(bad, events, ratio)
                : Math.max(0, 1 - upper(events - bad + 1, events, 1 - ratio));
    }

    /**
     * Whether the probability that at least this many are bad is below a level for certain, by Chernoff's bound: what is no fault
     * of chance is seldom near to it, and the terms of the distribution need not be added up.
     *
     * @param level above 0 and below 1
     */
    public static boolean isSurelyBelow(double level, long bad, long events, double ratio) {
        double expected = events * ratio;
        return bad > expected
                && bad <= events
                && deviance((double) bad, expected) + remaining(events - bad, events * (1 - ratio)) > -Math.log(level);
    }

    /* Where none is good, the deviance of 0 from the mean is the mean. */
    private static double remaining(long good, double expected) {
        return good == 0 ? expected : deviance((double) good, expected);
    }

    /* For more than the mean, where each term is smaller than the one before. */
    private static double upper(long bad, long events, double ratio) {
        if (bad > events) {
            return 0;
        }
        double first = Math.exp(logProbability(bad, events, ratio));
        double variance = events * ratio * (1 - ratio);
        return Math.min(
                1,
                first
                        * (variance > MANY
                                ? normal(bad - events * ratio, Math.sqrt(variance))
                                : terms(bad, events, ratio)));
    }

    /** The sum of the terms from this one on, divided by this one. */
    private static double terms(long bad, long events, double ratio) {
        double odds = ratio / (1 - ratio);
        double term = 1;
        double sum = 1;
        for (long next = bad + 1; next <= events && term > sum * NEGLIGIBLE; next++) {
            term *= (events - next + 1) / (double) next * odds;
            sum += term;
        }
        return sum;
    }

    /** The same for a normal distribution, so far above its mean: a continued fraction, and half of the first term. */
    private static double normal(double above, double deviation) {
        double z = above / deviation;
        double fraction = z / 2 + Math.sqrt(z * z / 4 + DEPTH + 1);
        for (int depth = DEPTH; depth > 0; depth--) {
            fraction = z + depth / fraction;
        }
        return deviation / fraction + 0.5;
    }

    private static double logProbability(long bad, long events, double ratio) {
        long good = events - bad;
        if (good == 0) {
            return events * Math.log(ratio);
        }
        return remainder(events)
                - remainder(bad)
                - remainder(good)
                - deviance((double) bad, events * ratio)
                - deviance((double) good, events * (1 - ratio))
                + Math.log((double) events / bad / good / (2 * Math.PI)) / 2;
    }

    /** ln(n!) less Stirling's formula. */
    private static double remainder(long n) {
        if (n < SMALL.length) {
            return SMALL[(int) n];
        }
        double square = (double) n * n;
        return (1 / 12.0 - (1 / 360.0 - 1 / (1260.0 * square)) / square) / n;
    }

    /** x ln(x / mean) + mean - x, by a series where x is close to the mean. */
    private static double deviance(double x, double mean) {
        double part = (x - mean) / (x + mean);
        if (Math.abs(part) > 0.1) {
            return x * Math.log(x / mean) + mean - x;
        }
        double square = part * part;
        double term = 2 * x * part;
        double sum = (x - mean) * part;
        for (int odd = 3; odd < 40; odd += 2) {
            term *= square;
            sum += term / odd;
        }
        return sum;
    }
}
