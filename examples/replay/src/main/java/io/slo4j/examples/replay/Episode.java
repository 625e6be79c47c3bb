package io.slo4j.examples.replay;

import io.slo4j.alert.BurnRateRule;
import java.time.Duration;
import java.time.Instant;

/**
 * An alert from when it fired until it resolved.
 *
 * @param until when it resolved, or how far the log goes if it did not
 * @param resolved whether it did
 * @param peakBurnRate the highest burn rate in the long window meanwhile
 */
record Episode(BurnRateRule rule, Instant from, Instant until, boolean resolved, double peakBurnRate) {

    Duration lasted() {
        return Duration.between(from, until);
    }
}
