/**
 * SLOs as Micrometer meters: event counts, error ratios, burn rates, error budget and alert state. Begin and end at
 * {@link io.slo4j.micrometer.SloMetrics}: {@code new SloMetrics(slos).bindTo(meterRegistry)}.
 *
 * <p>{@code SloMeters} are the meters of one SLO in one meter registry, and {@code RecentStatus} is the status that all of
 * them read, so that the values of one scrape are consistent.
 *
 * <p>Dashboards depend on the names and tags of meters: add new ones, and change none.
 */
@NullMarked
package io.slo4j.micrometer;

import org.jspecify.annotations.NullMarked;
