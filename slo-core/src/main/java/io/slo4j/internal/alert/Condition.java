package io.slo4j.internal.alert;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Evidence;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.TrafficRule;

/** The condition of a rule: whether it holds, and the figures that decide it. */
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

    /** Whether the condition may hold. Cheap: in a tick, an inactive rule is asked nothing else unless this is true. */
    default boolean mayHold(Readings now) {
        return judge(now) == Verdict.HOLDS;
    }

    /** Evaluates the condition. */
    Verdict judge(Readings now);

    /** Whether bad events are what the condition is about. */
    default boolean isAboutFailures() {
        return true;
    }

    /** The figures that the condition is judged by. */
    Evidence evidence(Readings now);
}
