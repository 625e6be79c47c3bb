/** Dashboards of Grafana for SLOs whose rules Prometheus evaluates: {@link io.slo4j.spec.grafana.GrafanaDashboard}. */
@NullMarked
package io.slo4j.spec.grafana;

import org.jspecify.annotations.NullMarked;
