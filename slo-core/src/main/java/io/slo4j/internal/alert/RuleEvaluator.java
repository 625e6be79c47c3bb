package io.slo4j.internal.alert;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.Evidence;

/** One rule watching one SLO. Stepped by the thread that ticks; how it stands may be read by any. */
public final class RuleEvaluator {
    private final Condition condition;
    private final RuleState state;

    /** A rule that is inactive. */
    public RuleEvaluator(AlertRule rule, RuleInputs slo) {
        this.condition = Condition.of(rule, slo);
        this.state = new RuleState(rule);
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
    public RuleStatus step(Readings now) {
        RuleStatus before = state.standing();
        return before.state() == AlertState.INACTIVE && !condition.mayHold(now)
                ? before
                : state.step(now.nanos(), condition.judge(now));
    }

    /** What the rule sees, whatever its state; for any thread that may ask the readings. */
    public Evidence evidence(Readings now) {
        return condition.evidence(now);
    }
}
