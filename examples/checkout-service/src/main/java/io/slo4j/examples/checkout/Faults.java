package io.slo4j.examples.checkout;

/**
 * What goes wrong on purpose.
 *
 * @param errorRatio the share of payments that fail, 0 to 1
 * @param latencyMillis how long every payment takes on top, 0 to 10000
 */
record Faults(double errorRatio, int latencyMillis) {
    /** Nothing on purpose: as in any real shop, one payment in ten thousand fails all the same. */
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
