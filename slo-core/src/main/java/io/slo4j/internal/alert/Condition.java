package io.slo4j.internal.alert;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Evidence;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.TrafficRule;

/** The condition of a rule: whether it holds, and what speaks for that. */
interface Condition {
    /** The condition of a rule. */
    static Condition of(AlertRule rule, RuleInputs slo) {
        return switch (rule.kind()) {
            case BURN_RATE -> new BurnCondition((BurnRateRule) rule, slo);
            case BUDGET -> new BudgetCondition((BudgetRule) rule);
            case LATENCY -> new LatencyCondition((LatencyRule) rule, slo);
            case TRAFFIC -> new TrafficCondition((TrafficRule) rule, slo);
        };
    }

    /** Whether the condition may hold. Cheap; of an inactive rule nothing else is asked in a tick until it says so. */
    default boolean mayHold(Readings now) {
        return judge(now) == Verdict.HOLDS;
    }

    /** What the condition says. */
    Verdict judge(Readings now);

    /** The figures that the condition is judged by. */
    Evidence evidence(Readings now);
}
