package io.slo4j.internal.snapshot;

import io.slo4j.internal.budget.Counts;

/** Totals at one instant, stored and restored. */
final class CountsMapper {
    private CountsMapper() {}

    static StoredCounts stored(Counts counts) {
        return new StoredCounts(counts.good(), counts.bad());
    }

    static Counts restored(StoredCounts stored) {
        return new Counts(stored.good(), stored.bad());
    }
}
