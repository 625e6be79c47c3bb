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
    public boolean mayBegin(Readings now) {
        return now.mayHaveLess();
    }

    @Override
    public double distance(Readings now) {
        double remaining = now.remaining();
        return Condition.beside((1 - remaining) / (1 - rule.share()), holdsAt(remaining));
    }

    /** What is left is held down itself. */
    @Override
    public boolean isHeldDown() {
        return false;
    }

    @Override
    public Verdict judge(Readings now) {
        return holdsAt(now.remaining()) ? Verdict.HOLDS : Verdict.CLEAR;
    }

    /** Below the share of the rule, and where that is 0, when nothing is left. */
    boolean holdsAt(double remaining) {
        return rule.share() == 0 ? remaining <= 0 : remaining < rule.share();
    }

    @Override
    public Evidence evidence(Readings now) {
        return new BudgetRule.Seen(now.remaining());
    }
}
