package io.slo4j.budget.engine;

import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetPolicy;

/** The level of one budget. Stepped by the thread that ticks, read by any. */
public final class LevelWatch {
    private final BudgetPolicy policy;
    private volatile BudgetLevel level;

    /** A budget of which nothing is spent. */
    public LevelWatch(BudgetPolicy policy) {
        this.policy = policy;
        this.level = policy.levelAt(1);
    }

    public BudgetPolicy policy() {
        return policy;
    }

    public BudgetLevel level() {
        return level;
    }

    /** Goes on with what an earlier process has left, which is no change; before the first step. */
    public void resume(double remaining) {
        level = policy.levelAt(remaining);
    }

    /** Moves to the level of what is left, and returns the one before: the same, if it has not moved. */
    public BudgetLevel step(double remaining) {
        BudgetLevel before = level;
        level = policy.levelAfter(before, remaining);
        return before;
    }
}
