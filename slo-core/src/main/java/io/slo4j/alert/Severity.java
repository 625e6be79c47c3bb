package io.slo4j.alert;

/** How urgent an alert is. */
public enum Severity {
    /** Somebody must look now, also at night. */
    PAGE,
    /** Somebody must look within days. */
    TICKET
}
