package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;
import io.slo4j.alert.Severity;

/** What identifies an alert. Rules of one SLO differ in severity or name; a test is none of them. */
record AlertKey(String slo, Severity severity, String rule) {
    static AlertKey of(Alert alert) {
        /* A test and the alert that it tests must not cancel each other. */
        String test = alert.isTest() ? "\0" : "";
        return new AlertKey(alert.slo(), alert.severity(), test + alert.rule().name());
    }
}
