package io.slo4j.spec.prometheus;

import java.util.List;
import java.util.function.Function;

/**
 * When an alert is true.
 *
 * @param expression in PromQL, given the series by which the alert fires
 * @param words what it says then, a template of Prometheus
 * @param notAsked what the rule asks beside it in a process
 */
record Condition(Function<FiringSeries, String> expression, String words, List<String> notAsked) {}
