package io.slo4j.internal.chance;

/**
 * How likely it is that so few or so many events come, if a number of them is expected and none knows of another: the tails of a Poisson
 * distribution. Never throws.
 */
public final class PoissonTail {
    private static final double NEGLIGIBLE = 1e-12;

    private PoissonTail() {}

    /** The probability that at most this many events come, where more are expected. */
    public static double atMost(long events, double expected) {
        if (events >= expected) {
            return 1;
        }
        double term = 1;
        double sum = 1;
        for (long i = events; i > 0 && term > sum * NEGLIGIBLE; i--) {
            term *= i / expected;
            sum += term;
        }
        return Math.min(1, Math.exp(logProbability(events, expected)) * sum);
    }

    /** The probability that at least this many events come, where fewer are expected. */
    public static double atLeast(long events, double expected) {
        if (events <= expected || events <= 0) {
            return 1;
        }
        if (expected <= 0) {
            return 0;
        }
        double term = 1;
        double sum = 1;
        for (long i = events + 1; term > sum * NEGLIGIBLE; i++) {
            term *= expected / i;
            sum += term;
        }
        return Math.min(1, Math.exp(logProbability(events, expected)) * sum);
    }

    /* Stirling's formula for the factorial, with its first two terms; for few events the product itself. */
    private static double logProbability(long events, double expected) {
        if (events < 16) {
            double sum = -expected;
            for (long i = 1; i <= events; i++) {
                sum += Math.log(expected / i);
            }
            return sum;
        }
        double remainder = (1 / 12.0 - 1 / (360.0 * events * (double) events)) / events;
        return events
                - expected
                + events * Math.log(expected / events)
                - remainder
                - Math.log(2 * Math.PI * events) / 2;
    }
}
