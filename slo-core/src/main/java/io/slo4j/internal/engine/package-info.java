/**
 * The engine of one registry: what ticks, what an SLO has counted and how it stands, how it comes in and goes, and when
 * snapshots are saved. Begin at {@link io.slo4j.internal.engine.Engine}.
 *
 * <p>Time is asked for here, once a tick or call, and handed down: nothing below reads a clock. Nothing here knows
 * {@code Slo}, {@code SloRegistry} or a builder.
 */
@NullMarked
package io.slo4j.internal.engine;

import org.jspecify.annotations.NullMarked;
