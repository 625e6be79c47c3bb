/**
 * SLOs as OpenTelemetry instruments: event counts, error ratios, burn rates, error budget and alert state. Begin at
 * {@link io.slo4j.opentelemetry.SloOpenTelemetry}: {@code SloOpenTelemetry.bind(openTelemetry, slos)}.
 *
 * <p>What is exported, and by which names, is said by {@link io.slo4j.series.SloSeries}. {@code Instruments} are the instruments of
 * one meter of OpenTelemetry with their one callback, {@code ExportedSeries} the series of one SLO.
 */
@NullMarked
package io.slo4j.opentelemetry;

import org.jspecify.annotations.NullMarked;
