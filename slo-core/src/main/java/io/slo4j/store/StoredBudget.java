package io.slo4j.store;

import java.time.Instant;
import java.util.List;

/**
 * What an SLO's error budget remembers beside the counts. Immutable.
 *
 * @param opened when the calendar period began whose beginning is remembered; the epoch for a rolling period
 * @param opening the totals then; none for a rolling period
 * @param corrections what was left out, oldest first
 * @param level the name of its level; empty without a budget policy
 */
public record StoredBudget(Instant opened, StoredMark opening, List<StoredCorrection> corrections, String level) {
    /** Nothing to remember. */
    public static final StoredBudget NOTHING = new StoredBudget(Instant.EPOCH, new StoredMark(0, 0), List.of(), "");

    /**
     * Copies the list.
     *
     * @param opened when the calendar period began whose beginning is remembered; the epoch for a rolling period
     * @param opening the totals then; none for a rolling period
     * @param corrections what was left out, oldest first
     * @param level the name of its level; empty without a budget policy
     */
    public StoredBudget {
        corrections = List.copyOf(corrections);
    }
}
