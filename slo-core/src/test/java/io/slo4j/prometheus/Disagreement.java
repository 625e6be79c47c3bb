package io.slo4j.prometheus;

/**
 * Where slo4j means to differ from Prometheus.
 *
 * @param slo the service
 * @param rule the rule's name
 * @param firstMinute when they first differ
 * @param minutes for how many minutes they differ
 */
record Disagreement(String slo, String rule, int firstMinute, int minutes) {
    boolean isOf(States states) {
        return slo.equals(states.slo()) && rule.equals(states.rule().name());
    }
}
