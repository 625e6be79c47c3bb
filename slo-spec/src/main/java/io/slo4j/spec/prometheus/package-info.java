/**
 * Rules for Prometheus, made from the SLOs of a file: {@link io.slo4j.spec.prometheus.PrometheusRules} writes recording rules under
 * the names that Sloth uses, and an alerting rule for each rule of an SLO.
 */
@NullMarked
package io.slo4j.spec.prometheus;

import org.jspecify.annotations.NullMarked;
