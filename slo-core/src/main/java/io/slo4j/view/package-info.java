/**
 * The status of SLOs as plain data, for JSON and for pages: records of numbers, texts, lists and maps, nested in one tree.
 * Begin at {@link io.slo4j.view.RegistryView}, or at {@link io.slo4j.view.SloView} for one SLO.
 *
 * <p>Views are output. Jackson 2 and 3, Gson and JSON-B print them without any configuration. Instants and durations are
 * texts in ISO 8601; a missing value is null. Components may be added in any version and are never removed within one
 * {@linkplain io.slo4j.view.SloView#VERSION version of the tree}, so only slo4j should call the constructors.
 */
@NullMarked
package io.slo4j.view;

import org.jspecify.annotations.NullMarked;
