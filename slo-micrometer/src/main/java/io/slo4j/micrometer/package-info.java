/**
 * SLOs as Micrometer meters: event counts, error ratios, burn rates, error budget and alert state. Begin and end at
 * {@link io.slo4j.micrometer.SloMetrics}: {@code new SloMetrics(slos).bindTo(meterRegistry)}.
 *
 * <p>{@code SloMeters} are the meters of one SLO in one meter registry, and {@code RecentStatus} is the status that all of them
 * read, so that what one scrape shows fits together.
 *
 * <p>Names and tags of meters are what dashboards are made of: add to them, and change none.
 */
@NullMarked
package io.slo4j.micrometer;

import org.jspecify.annotations.NullMarked;
