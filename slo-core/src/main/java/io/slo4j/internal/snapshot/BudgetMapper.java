package io.slo4j.internal.snapshot;

import io.slo4j.internal.budget.BudgetState;
import io.slo4j.internal.check.TimeLine;

/** What a budget needs beside the counts, stored and restored. */
final class BudgetMapper {
    private BudgetMapper() {}

    /**
     * Stores the state of a budget.
     *
     * @param level the name of its level; empty without a budget policy
     */
    static StoredBudget stored(BudgetState budget, String level) {
        return new StoredBudget(
                TimeLine.instant(budget.periodStartNanos()),
                CountsMapper.stored(budget.countsAtStart()),
                budget.corrections().stream().map(CorrectionMapper::stored).toList(),
                level);
    }

    static BudgetState restored(StoredBudget stored) {
        return new BudgetState(
                TimeLine.nanos(stored.periodStart()),
                CountsMapper.restored(stored.countsAtStart()),
                stored.corrections().stream().map(CorrectionMapper::restored).toList());
    }
}
