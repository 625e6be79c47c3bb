package io.slo4j.internal.snapshot;

/**
 * The totals of an SLO at some instant. Immutable.
 *
 * @param good good events until then, 0 or more
 * @param bad bad events until then, 0 or more
 */
public record StoredCounts(long good, long bad) {}
