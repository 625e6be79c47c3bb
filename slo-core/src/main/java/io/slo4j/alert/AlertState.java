package io.slo4j.alert;

/** The state of one rule for one SLO, with the meanings that Prometheus gives these words. */
public enum AlertState {
    /** The condition does not hold. */
    INACTIVE,
    /** The condition holds, but not yet for the rule's {@code hold}. Listeners have not been called. */
    PENDING,
    /** The condition has held for the rule's {@code hold}. */
    FIRING
}
