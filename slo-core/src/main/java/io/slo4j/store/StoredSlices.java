package io.slo4j.store;

import java.time.Instant;

/**
 * The time slices of an SLO whose error budget counts these. Immutable.
 *
 * @param slicing what a slice is, and when it is good; if this differs, slices are counted anew
 * @param runningUntil when the slice ends that had not ended yet
 * @param runningFrom the totals of events where that slice began
 * @param checkpoints good and bad slices in all, and what they were in the past
 */
public record StoredSlices(
        String slicing, Instant runningUntil, StoredMark runningFrom, StoredCheckpoints checkpoints) {
    StoredSlices at(long[] instants) {
        return new StoredSlices(slicing, runningUntil, runningFrom, checkpoints.at(instants));
    }
}
