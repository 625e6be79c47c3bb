/**
 * What was said of an SLO, as one value: {@code SloDefinition} shows it to users, a snapshot is read into it. It holds settings and
 * decides nothing. Begin with {@link io.slo4j.internal.definition.Settled}.
 */
@NullMarked
package io.slo4j.internal.definition;

import org.jspecify.annotations.NullMarked;
