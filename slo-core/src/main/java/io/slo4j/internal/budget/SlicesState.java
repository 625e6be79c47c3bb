package io.slo4j.internal.budget;

import io.slo4j.internal.count.CheckpointTotals;

/**
 * What time slices need to go on in another process.
 *
 * @param runningUntilNanos when the running slice ends, in nanoseconds since the epoch
 * @param runningFrom the totals of events when it began
 * @param totals good and bad slices at each checkpoint, and now
 */
public record SlicesState(long runningUntilNanos, Counts runningFrom, CheckpointTotals totals) {}
