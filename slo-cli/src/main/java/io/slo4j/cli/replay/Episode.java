package io.slo4j.cli.replay;

import io.slo4j.alert.AlertRule;
import java.time.Duration;
import java.time.Instant;

/**
 * An alert from when it fired until it resolved.
 *
 * @param until when it resolved, or the end of the log if it did not
 * @param resolved whether it resolved
 * @param worst the worst value meanwhile of the first {@linkplain AlertRule#figures figure of the rule}
 */
public record Episode(AlertRule rule, Instant from, Instant until, boolean resolved, double worst) {

    public Duration lasted() {
        return Duration.between(from, until);
    }
}
