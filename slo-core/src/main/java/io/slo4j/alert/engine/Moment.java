package io.slo4j.alert.engine;

/**
 * The present of one SLO in one tick.
 *
 * @param nanos the instant, in nanoseconds since the epoch
 * @param good good events since the beginning
 * @param bad bad events since the beginning
 */
public record Moment(long nanos, long good, long bad) {}
