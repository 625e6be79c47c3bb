package io.slo4j.internal.snapshot;

import io.slo4j.internal.budget.Counts;

/** Totals at one instant, stored and restored. */
final class CountsMapper {
    private CountsMapper() {}

    /** Totals, where less than 0 counts as 0: so they are read. */
    static StoredCounts stored(Counts counts) {
        return new StoredCounts(Math.max(0, counts.good()), Math.max(0, counts.bad()));
    }

    static Counts restored(StoredCounts stored) {
        return new Counts(stored.good(), stored.bad());
    }
}
