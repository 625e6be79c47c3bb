package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;
import io.slo4j.alert.Severity;

/** What identifies an alert. Rules of one SLO differ in severity or name. */
record AlertKey(String slo, Severity severity, String rule) {
    static AlertKey of(Alert alert) {
        return new AlertKey(alert.slo(), alert.severity(), alert.rule().name());
    }
}
