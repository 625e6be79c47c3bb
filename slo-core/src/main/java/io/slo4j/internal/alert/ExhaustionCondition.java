package io.slo4j.internal.alert;

import io.slo4j.alert.BurnRates;
import io.slo4j.alert.Evidence;
import io.slo4j.alert.ExhaustionRule;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.internal.check.Nanos;
import java.time.Duration;

/**
 * Both windows burn so fast that what is left of the budget will be spent within a time, or before it renews: at a burn rate of
 * remaining x period / time.
 */
final class ExhaustionCondition extends BurnCondition {
    private final double errorBudget;
    private final double withinNanos;

    ExhaustionCondition(ExhaustionRule rule, RuleInputs slo) {
        super(rule.pace(), slo);
        this.errorBudget = slo.errorBudget().doubleValue();
        this.withinNanos = Nanos.of(rule.within());
    }

    @Override
    double limit(Readings now) {
        BudgetStatus budget = now.budget();
        double periodNanos = Nanos.of(budget.period());
        return errorBudget * Math.max(1, budget.remaining() * periodNanos / nanosLeft(budget));
    }

    /* A period that renews at once leaves no time to spend anything in. */
    private double nanosLeft(BudgetStatus budget) {
        double renewsIn = budget.renewsIn().map(Duration::toNanos).orElse(Long.MAX_VALUE);
        return Math.max(1, Math.min(withinNanos, renewsIn));
    }

    @Override
    public Evidence evidence(Readings now) {
        BudgetStatus budget = now.budget();
        BurnRates rates = burnRates(now);
        return new ExhaustionRule.Seen(
                budget.remaining(),
                rates.longWindow() * nanosLeft(budget) / Nanos.of(budget.period()),
                rates,
                errorRatio(now));
    }
}
