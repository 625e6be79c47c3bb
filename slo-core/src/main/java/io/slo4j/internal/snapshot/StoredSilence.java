package io.slo4j.internal.snapshot;

import java.time.Instant;
import java.util.Map;

/**
 * A time in which some alerts are not delivered. Immutable.
 *
 * @param id unique among the silences of a registry
 * @param slo the SLOs it is for, as a pattern
 * @param severity the name of a severity, such as {@code PAGE}; empty for all
 * @param rule the rules it is for, as a pattern
 * @param labels the labels that the SLOs must have
 * @param from when it begins
 * @param until when it ends
 * @param reason why
 * @param author who asked for it; empty if that is not known
 */
public record StoredSilence(
        String id,
        String slo,
        String severity,
        String rule,
        Map<String, String> labels,
        Instant from,
        Instant until,
        String reason,
        String author) {

    public StoredSilence {
        labels = Map.copyOf(labels);
    }
}
