package io.slo4j.internal.alert;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.TrafficRule;
import java.util.Objects;

/** One rule watching one SLO. Stepped by the thread that ticks; how it stands may be read by any. */
public final class RuleEvaluator {
    private final Condition condition;
    private final RuleState state;

    /** A rule that is inactive. */
    public RuleEvaluator(AlertRule rule, RuleInputs slo) {
        this.condition = condition(rule, slo);
        this.state = new RuleState(rule);
    }

    private static Condition condition(AlertRule rule, RuleInputs slo) {
        if (rule instanceof BurnRateRule burn) {
            return new BurnCondition(burn, slo);
        }
        if (rule instanceof BudgetRule budget) {
            return new BudgetCondition(budget, slo.budget());
        }
        if (rule instanceof LatencyRule latency) {
            return new LatencyCondition(latency, slo, Objects.requireNonNull(slo.latency(), "latency windows"));
        }
        return new TrafficCondition((TrafficRule) rule, slo);
    }

    public AlertRule rule() {
        return state.rule();
    }

    /** Goes on from where the rule stood in an earlier process; before the first step. */
    public void restore(RuleStatus earlier) {
        state.restore(earlier);
    }

    public RuleStatus standing() {
        return state.standing();
    }

    /** Evaluates the rule and returns where it stood before. */
    public RuleStatus step(Sample now) {
        RuleStatus before = state.standing();
        return before.state() == AlertState.INACTIVE && !condition.mayHold(now)
                ? before
                : state.step(now.nanos(), condition.judge(now));
    }
}
