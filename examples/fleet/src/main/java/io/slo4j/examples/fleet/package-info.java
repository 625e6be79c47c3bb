/** Three replicas, Prometheus and Alertmanager: who says first that something is wrong, and how often somebody is told. */
@NullMarked
package io.slo4j.examples.fleet;

import org.jspecify.annotations.NullMarked;
