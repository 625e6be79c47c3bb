/**
 * Durations of events, in windows. Begin at {@link io.slo4j.latency.LatencyStatus}, which describes one window:
 * percentiles, counts below a duration, and the mean.
 *
 * <p>{@link io.slo4j.latency.LatencyRange} is the range and the precision of durations, and decides how much memory they
 * take. Durations outside the range are counted at its ends. Two snapshots can be merged only if their ranges are equal.
 *
 * <p>Values and an interface that slo4j implements. Counting is in {@code io.slo4j.internal.latency}.
 */
@NullMarked
package io.slo4j.latency;

import org.jspecify.annotations.NullMarked;
