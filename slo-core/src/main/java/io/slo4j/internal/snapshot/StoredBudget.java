package io.slo4j.internal.snapshot;

import java.time.Instant;
import java.util.List;

/**
 * What an SLO's error budget needs beside the counts. Immutable.
 *
 * @param periodStart when the current calendar period began; the epoch for a rolling period
 * @param countsAtStart the totals then; zero for a rolling period
 * @param corrections the corrections, oldest first
 * @param level the name of the budget's level; empty without a budget policy
 */
public record StoredBudget(
        Instant periodStart, StoredCounts countsAtStart, List<StoredCorrection> corrections, String level) {
    /** Nothing beside the counts. */
    public static final StoredBudget NONE = new StoredBudget(Instant.EPOCH, new StoredCounts(0, 0), List.of(), "");

    public StoredBudget {
        corrections = List.copyOf(corrections);
    }
}
