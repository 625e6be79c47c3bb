package io.slo4j.cli.line;

/**
 * Which requests are slow.
 *
 * @param thresholdNanos how long a good request may take
 * @param field which field of a line is the time that a request took
 * @param unit the unit of that field
 */
public record Slow(long thresholdNanos, FieldPlace field, LatencyUnit unit) {}
