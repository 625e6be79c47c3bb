package io.slo4j.cli.report;

import io.slo4j.alert.AlertRule;

/** A rule that has no closed form, and why. */
record NotAnalysedLine(String type, String severity, String rule, String because) {
    static NotAnalysedLine of(AlertRule rule) {
        return new NotAnalysedLine(
                "notAnalysed",
                JsonLines.severity(rule),
                rule.name(),
                "a constant error ratio does not decide when it fires");
    }
}
