package io.slo4j.internal.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * An alert whose end listeners are owed: some of them may have heard of its beginning, and not of its end. Immutable.
 *
 * @param slo the SLO's name
 * @param objective as people write it, {@code 99.9%}
 * @param rule the rule as text, which says its severity and its name too
 * @param labels the SLO's labels
 * @param annotations the SLO's annotations, placeholders filled in
 * @param started when the condition began to hold
 * @param fired when the alert began to fire
 * @param until when it resolved or, if it has not, when it last changed
 * @param resolved whether it has resolved
 * @param sequence the highest sequence that a listener may have been called with
 * @param unheard for which listeners it was suppressed all the time
 * @param period the length of the SLO's period
 * @param counts what its budget had counted
 * @param coverage which share of the period was observed, 0 to 1
 * @param burnRate at which the rest of the budget was spent, 0 or more
 */
public record StoredOwedEnd(
        String slo,
        String objective,
        String rule,
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant started,
        Instant fired,
        Instant until,
        boolean resolved,
        long sequence,
        StoredSuppression unheard,
        Duration period,
        StoredCounts counts,
        double coverage,
        double burnRate) {

    public StoredOwedEnd {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }
}
