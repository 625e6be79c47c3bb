package io.slo4j.internal.budget;

import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetPolicy;

/** The level of one budget. The thread that ticks steps it; any thread may read it. */
public final class LevelEvaluator {
    private final BudgetPolicy policy;
    private volatile BudgetLevel level;

    /** Begins with a full budget. */
    public LevelEvaluator(BudgetPolicy policy) {
        this.policy = policy;
        this.level = policy.levelAt(1);
    }

    public BudgetPolicy policy() {
        return policy;
    }

    public BudgetLevel level() {
        return level;
    }

    /**
     * Continues at the level of an earlier process, which is not a change of level. Call before the first step.
     *
     * @param name the level's name; if the policy has no such level, the level follows from the remaining share
     */
    public void resume(String name, double remaining) {
        level = policy.levels().stream()
                .filter(earlier -> earlier.name().equals(name))
                .findFirst()
                .orElseGet(() -> policy.levelAt(remaining));
    }

    /**
     * Moves to the level of the remaining share and returns the level before, which may be the same.
     *
     * @param mayWorsen whether something has come since the last step for which less may be left
     */
    public BudgetLevel step(double remaining, boolean mayWorsen) {
        BudgetLevel before = level;
        BudgetLevel after = policy.levelAfter(before, remaining);
        if (mayWorsen || after.above() >= before.above()) {
            level = after;
        }
        return before;
    }
}
