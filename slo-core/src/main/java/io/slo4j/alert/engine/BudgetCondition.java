package io.slo4j.alert.engine;

import io.slo4j.alert.BudgetRule;

/** Too little of the budget is left. */
final class BudgetCondition implements Condition {
    private final BudgetRule rule;
    private final Observed.Budget budget;

    BudgetCondition(BudgetRule rule, Observed.Budget budget) {
        this.rule = rule;
        this.budget = budget;
    }

    @Override
    public Verdict judge(Moment now) {
        return rule.holdsAt(budget.remaining(now)) ? Verdict.HOLDS : Verdict.CLEAR;
    }
}
