package io.slo4j.spec.prometheus;

import io.slo4j.alert.AlertRule;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * When an alert is true.
 *
 * @param expression in PromQL, given the series by which the alert fires
 * @param words what it says then, a template of Prometheus
 * @param remarks comments: what the rule asks beside it in a process, or how it is judged
 * @param hold for how long the expression must have been true
 * @param keepFiring for how long the alert goes on afterwards
 */
record Condition(
        Function<FiringSeries, String> expression,
        String words,
        List<String> remarks,
        Duration hold,
        Duration keepFiring) {

    /** That of a rule that Prometheus judges, with its hold and keep-firing. */
    static Condition of(
            AlertRule rule, Function<FiringSeries, String> expression, String words, List<String> notAsked) {
        List<String> remarks = notAsked.stream()
                .map(missing -> "Not asked here: " + missing + ".")
                .toList();
        return new Condition(expression, words, remarks, rule.hold(), rule.keepFiring());
    }

    /** That of a rule that each process judges, its hold and keep-firing included. */
    static Condition judgedByProcesses(String expression, String words, String... remarks) {
        return new Condition(firing -> expression, words, List.of(remarks), Duration.ZERO, Duration.ZERO);
    }
}
