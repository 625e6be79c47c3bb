package io.slo4j.spec.prometheus;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A rule of Prometheus.
 *
 * @param kind whether it records a series or alerts
 * @param name that of the series or of the alert
 * @param expression in PromQL; of several lines where that is easier to read
 * @param hold for how long an alert must have been true
 * @param keepFiring for how long an alert goes on afterwards
 * @param labels by name
 * @param annotations of an alert, by name
 * @param comments lines above it
 */
record Rule(
        Kind kind,
        String name,
        String expression,
        Duration hold,
        Duration keepFiring,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<String> comments) {

    enum Kind {
        RECORD,
        ALERT
    }

    static Rule record(String name, String expression, Map<String, String> labels) {
        return new Rule(Kind.RECORD, name, expression, Duration.ZERO, Duration.ZERO, labels, Map.of(), List.of());
    }

    Rule withComments(String... lines) {
        return new Rule(kind, name, expression, hold, keepFiring, labels, annotations, List.of(lines));
    }
}
