package io.slo4j.internal.snapshot;

import java.time.Instant;

/**
 * The time slices of an SLO whose error budget counts these. Immutable.
 *
 * @param slicing what a slice is, and when it is good; if this differs, the new slices are counted from zero
 * @param runningUntil when the running slice ends
 * @param runningFrom the totals of events when it began
 * @param checkpoints good and bad slices in all, and at each checkpoint
 */
public record StoredSlices(
        String slicing, Instant runningUntil, StoredCounts runningFrom, StoredCheckpoints checkpoints) {
    StoredSlices at(long[] instants) {
        return new StoredSlices(slicing, runningUntil, runningFrom, checkpoints.at(instants));
    }
}
