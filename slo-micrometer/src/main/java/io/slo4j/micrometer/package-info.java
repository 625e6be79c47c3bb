/**
 * SLOs as Micrometer meters: event counts, error ratios, burn rates, error budget and alert state. Begin at
 * {@link io.slo4j.micrometer.SloMetrics}: {@code new SloMetrics(slos).bindTo(meterRegistry)}. The other way round,
 * {@link io.slo4j.micrometer.MeterSource} makes SLOs of meters that a service has already.
 *
 * <p>What an SLO shows, and by which names and tags, is said by {@link io.slo4j.series.SloSeries}; {@code SloMeters} are its meters. They
 * are read together by {@code RecentValues}, so that the values of one scrape are consistent. {@code SharedMeters} knows for each
 * meter registry who wants which meter in it.
 */
@NullMarked
package io.slo4j.micrometer;

import org.jspecify.annotations.NullMarked;
