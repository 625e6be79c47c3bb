package io.slo4j.internal.alert;

import io.slo4j.alert.BudgetRule;

/** Too little of the budget is left. */
final class BudgetCondition implements Condition {
    private final BudgetRule rule;
    private final RuleInputs.Budget budget;

    BudgetCondition(BudgetRule rule, RuleInputs.Budget budget) {
        this.rule = rule;
        this.budget = budget;
    }

    @Override
    public Verdict judge(Sample now) {
        return rule.holdsAt(budget.remaining(now)) ? Verdict.HOLDS : Verdict.CLEAR;
    }
}
