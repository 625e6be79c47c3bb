package io.slo4j.store;

import java.time.Instant;
import java.util.Map;

/**
 * One time that an alert fired. Immutable.
 *
 * @param slo the SLO's name
 * @param severity {@code PAGE} or {@code TICKET}
 * @param rule the rule's name
 * @param labels the SLO's labels
 * @param started when the condition began to hold
 * @param fired when the alert began to fire, which with SLO, severity and rule tells it from others of one instance
 * @param until when it resolved or, if it has not, until when it is known to have fired
 * @param resolved whether it has resolved
 * @param held from whom it has been held back; nothing if it has resolved
 */
public record StoredEpisode(
        String slo,
        String severity,
        String rule,
        Map<String, String> labels,
        Instant started,
        Instant fired,
        Instant until,
        boolean resolved,
        StoredHold held) {
    /**
     * Copies the map.
     *
     * @param slo the SLO's name
     * @param severity {@code PAGE} or {@code TICKET}
     * @param rule the rule's name
     * @param labels the SLO's labels
     * @param started when the condition began to hold
     * @param fired when the alert began to fire
     * @param until when it resolved or, if it has not, until when it is known to have fired
     * @param resolved whether it has resolved
     * @param held from whom it has been held back; nothing if it has resolved
     */
    public StoredEpisode {
        labels = Map.copyOf(labels);
    }
}
