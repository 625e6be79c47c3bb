/**
 * Latency counting. Begin at {@link io.slo4j.internal.latency.LatencyHistory}: windows of durations.
 *
 * <ul>
 *   <li>{@code StripedCounts}: bucket counts that only grow, modulo 2^32. {@code Buckets}: HdrHistogram's layout.
 *   <li>{@code Interval}: what was counted between two readings. A window adds up the intervals it covers.
 *   <li>{@code LatencyReading}: the windows that end at one instant. {@code BucketSums}: the array that they are added up in.
 *   <li>{@code HistogramStatus}: the durations of a window.
 * </ul>
 *
 * <p>Nothing here knows of objectives or a store, and nothing reads a clock. The races are cases of slo-stress; change nothing in the
 * order of reads and writes without running them.
 */
@NullMarked
package io.slo4j.internal.latency;

import org.jspecify.annotations.NullMarked;
