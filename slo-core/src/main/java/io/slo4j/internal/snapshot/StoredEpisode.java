package io.slo4j.internal.snapshot;

import java.time.Instant;
import java.util.Map;

/**
 * One time that an alert fired. SLO, severity, rule and {@code fired} tell it from the others of one instance. Immutable.
 *
 * @param slo the SLO's name
 * @param severity the name of its severity, such as {@code PAGE}
 * @param rule the rule's name
 * @param labels the SLO's labels
 * @param started when the condition began to hold
 * @param fired when the alert began to fire
 * @param until when it resolved or, if it has not, until when it is known to have fired
 * @param resolved whether it has resolved
 * @param suppression for which listeners it is suppressed; none if it has resolved
 * @param incidentCost the share of the budget that it has cost, 0 or more
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
        StoredSuppression suppression,
        double incidentCost) {

    public StoredEpisode {
        labels = Map.copyOf(labels);
    }

    /** One of which it is not known what it has cost. */
    public StoredEpisode(
            String slo,
            String severity,
            String rule,
            Map<String, String> labels,
            Instant started,
            Instant fired,
            Instant until,
            boolean resolved,
            StoredSuppression suppression) {
        this(slo, severity, rule, labels, started, fired, until, resolved, suppression, 0);
    }

    StoredEpisode costing(double share) {
        return new StoredEpisode(slo, severity, rule, labels, started, fired, until, resolved, suppression, share);
    }
}
