package io.slo4j.alert;

/** How urgent an alert is. */
public enum Severity {
    /** Somebody must look now, also at night. */
    PAGE,
    /** Somebody must look within days. */
    TICKET,
    /**
     * Somebody may want to know. It is shown and exported like the others, and only listeners that
     * {@linkplain AlertSubscription#severity ask for it} are called.
     */
    INFO
}
