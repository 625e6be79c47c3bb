package io.slo4j.internal.snapshot;

/**
 * When the histories of an SLO begin that is registered now, in nanoseconds since the epoch.
 *
 * @param eventsNanos since when its events are counted
 * @param slicesNanos since when its time slices are counted
 */
public record SloStart(long eventsNanos, long slicesNanos) {}
