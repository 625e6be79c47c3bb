package io.slo4j.internal.alert;

import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.Evidence;

/** Too little of the budget is left. */
final class BudgetCondition implements Condition {
    private final BudgetRule rule;

    BudgetCondition(BudgetRule rule) {
        this.rule = rule;
    }

    @Override
    public Verdict judge(Readings now) {
        return rule.holdsAt(now.remaining()) ? Verdict.HOLDS : Verdict.CLEAR;
    }

    @Override
    public Evidence evidence(Readings now) {
        return new BudgetRule.Seen(now.remaining());
    }
}
