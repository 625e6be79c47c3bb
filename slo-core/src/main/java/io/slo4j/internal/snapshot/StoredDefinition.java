package io.slo4j.internal.snapshot;

import java.time.Duration;

/**
 * The definition of an SLO when its history was written, which says what the numbers mean. Immutable.
 *
 * @param name the SLO's name
 * @param objective as people write it, {@code 99.9%}
 * @param period the length of the period
 * @param good what decides whether an event is good, in words; if this has changed, old counts mean something else
 */
public record StoredDefinition(String name, String objective, Duration period, String good) {}
