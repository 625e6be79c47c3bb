/**
 * How long events take, in windows. Begin at {@link io.slo4j.latency.LatencyStatus}, which answers for one window: percentiles,
 * counts below a duration, and the mean.
 *
 * <p>{@link io.slo4j.latency.LatencyRange} says which durations are told apart, and how precisely; it decides the memory that an SLO
 * takes. Durations outside the range are counted at its ends. Two snapshots can be merged only if their ranges are equal.
 *
 * <p>Values and an interface that slo4j implements. Counting is in {@code io.slo4j.internal.latency}.
 */
@NullMarked
package io.slo4j.latency;

import org.jspecify.annotations.NullMarked;
