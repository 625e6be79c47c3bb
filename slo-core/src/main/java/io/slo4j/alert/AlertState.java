package io.slo4j.alert;

/** The state of one rule for one SLO, with the meanings that Prometheus gives these words. */
public enum AlertState {
    /** The condition does not hold. */
    INACTIVE,
    /** The condition holds, but for less than the rule's {@code hold}. Nobody has been told. */
    PENDING,
    /** The condition has held for as long as the rule asks. */
    FIRING
}
