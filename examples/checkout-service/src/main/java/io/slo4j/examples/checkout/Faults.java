package io.slo4j.examples.checkout;

/**
 * The faults that are set on purpose.
 *
 * @param errorRatio the share of payments that fail, 0 to 1
 * @param latencyMillis how much longer every payment takes, 0 to 10000
 */
record Faults(double errorRatio, int latencyMillis) {
    /** No faults on purpose. As in a real shop, one payment in ten thousand still fails. */
    static final Faults NONE = new Faults(0.0001, 0);

    Faults {
        if (!(errorRatio >= 0 && errorRatio <= 1)) {
            throw new BadRequestException("errorRatio must be 0 to 1, but was " + errorRatio);
        }
        if (latencyMillis < 0 || latencyMillis > 10_000) {
            throw new BadRequestException("latencyMillis must be 0 to 10000, but was " + latencyMillis);
        }
    }
}
