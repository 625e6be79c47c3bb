package io.slo4j.cli.replay;

import io.slo4j.alert.AlertRule;
import java.time.Duration;
import java.time.Instant;

/**
 * An alert from when it fired until it resolved.
 *
 * @param until when it resolved, or how far the log goes if it did not
 * @param resolved whether it did
 * @param worst the worst that the first of the figures {@linkplain AlertRule#figures watched by the rule} came to meanwhile
 */
public record Episode(AlertRule rule, Instant from, Instant until, boolean resolved, double worst) {

    public Duration lasted() {
        return Duration.between(from, until);
    }
}
