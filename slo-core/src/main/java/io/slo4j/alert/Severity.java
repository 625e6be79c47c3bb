package io.slo4j.alert;

/** How much of a hurry an alert is in. */
public enum Severity {
    /** Somebody must look now, also at night. */
    PAGE,
    /** Somebody must look within days. */
    TICKET
}
