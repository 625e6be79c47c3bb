package io.slo4j.internal.budget;

import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetPolicy;

/** The level of one budget. Stepped by the thread that ticks, read by any. */
public final class LevelEvaluator {
    private final BudgetPolicy policy;
    private volatile BudgetLevel level;

    /** A budget of which nothing is spent. */
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
     * Goes on at the level where an earlier process was, which is no change; before the first step.
     *
     * @param name the level's name; if the policy has none of this name, the level of what is left
     */
    public void resume(String name, double remaining) {
        level = policy.levels().stream()
                .filter(earlier -> earlier.name().equals(name))
                .findFirst()
                .orElseGet(() -> policy.levelAt(remaining));
    }

    /** Moves to the level of what is left, and returns the one before: the same, if it has not moved. */
    public BudgetLevel step(double remaining) {
        BudgetLevel before = level;
        level = policy.levelAfter(before, remaining);
        return before;
    }
}
