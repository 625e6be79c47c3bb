/**
 * The figures of SLOs as time series, for whoever exports them: how each is named, and what it is at this moment. Begin at
 * {@link io.slo4j.series.SloSeries}.
 *
 * <p>slo-micrometer and slo-opentelemetry export what is defined here, so that both call the same figure by the same name. An
 * exporter of your own needs nothing else.
 *
 * <p>Dashboards depend on the names and tags: add new ones, and change none.
 */
@NullMarked
package io.slo4j.series;

import org.jspecify.annotations.NullMarked;
