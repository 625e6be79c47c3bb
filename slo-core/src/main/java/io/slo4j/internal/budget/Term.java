package io.slo4j.internal.budget;

/**
 * One period of a calendar, such as this month.
 *
 * @param startNanos when it begins, in nanoseconds since the epoch
 * @param endNanos when the next one begins
 */
public record Term(long startNanos, long endNanos) {}
