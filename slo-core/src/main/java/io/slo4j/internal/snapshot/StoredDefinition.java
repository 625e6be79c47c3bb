package io.slo4j.internal.snapshot;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The definition of an SLO when its history was written, which says what the numbers mean. Immutable.
 *
 * @param name the SLO's name
 * @param objective as people write it, {@code 99.9%}
 * @param period the length of the period
 * @param good what decides whether an event is good, in words; if this has changed, old counts mean something else
 * @param labels the SLO's labels
 * @param description everything else that was said of it; empty if that is lost
 */
public record StoredDefinition(
        String name,
        String objective,
        Duration period,
        String good,
        Map<String, String> labels,
        Optional<StoredDescription> description) {

    /** A definition of which no more is known. */
    public StoredDefinition(String name, String objective, Duration period, String good) {
        this(name, objective, period, good, Map.of(), Optional.empty());
    }

    /** The same with what else was said of the SLO. */
    StoredDefinition described(Optional<StoredDescription> as) {
        return new StoredDefinition(name, objective, period, good, labels, as);
    }
}
