package io.slo4j.store;

import java.time.Instant;
import java.util.Map;

/**
 * A time in which nobody is told of some alerts. Immutable.
 *
 * @param id what tells it from other silences
 * @param slo the SLOs it is for, as a pattern
 * @param severity {@code PAGE} or {@code TICKET}; empty for both
 * @param rule the rules it is for, as a pattern
 * @param labels the labels that the SLOs must have
 * @param from when it begins
 * @param until when it ends
 * @param reason why
 * @param author who wants it so; empty if that is not known
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
    /**
     * Copies the map.
     *
     * @param id what tells it from other silences
     * @param slo the SLOs it is for, as a pattern
     * @param severity {@code PAGE} or {@code TICKET}; empty for both
     * @param rule the rules it is for, as a pattern
     * @param labels the labels that the SLOs must have
     * @param from when it begins
     * @param until when it ends
     * @param reason why
     * @param author who wants it so; empty if that is not known
     */
    public StoredSilence {
        labels = Map.copyOf(labels);
    }
}
