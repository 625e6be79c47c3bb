/**
 * SLOs as Micrometer meters: event counts, error ratios, burn rates, error budget and alert state. Begin at
 * {@link io.slo4j.micrometer.SloMetrics}: {@code new SloMetrics(slos).bindTo(meterRegistry)}. The other way round,
 * {@link io.slo4j.micrometer.MeterSource} makes SLOs of meters that a service has already.
 *
 * <p>{@code SloMeters} are the meters of one SLO. What they show is read together by {@code RecentValues}, so that the values of
 * one scrape are consistent. {@code SharedMeters} knows for each meter registry who wants which meter in it.
 *
 * <p>Dashboards depend on the names and tags of meters: add new ones, and change none.
 */
@NullMarked
package io.slo4j.micrometer;

import org.jspecify.annotations.NullMarked;
