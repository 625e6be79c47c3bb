package io.slo4j.internal.snapshot;

import io.slo4j.internal.count.Marks;

/**
 * Totals of one SLO beside those at the checkpoints, where its bad events were. Immutable.
 *
 * @param events of its events
 * @param slices of its time slices, if its budget counts these
 */
public record StoredMarks(Marks events, Marks slices) {
    /** None. */
    public static final StoredMarks NONE = new StoredMarks(Marks.NONE, Marks.NONE);
}
