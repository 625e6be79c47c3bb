package io.slo4j.spec.prometheus;

import java.time.Duration;
import java.util.List;

/**
 * Rules that are evaluated one after the other, so that each sees what those before it have recorded.
 *
 * @param interval how often; zero for Prometheus' own interval
 */
record RuleGroup(String name, Duration interval, List<Rule> rules, List<String> comments) {}
