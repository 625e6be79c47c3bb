package io.slo4j.internal.alert;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.Evidence;

/** Evaluates one rule for one SLO. The thread that ticks steps it; any thread may read its status. */
public final class RuleEvaluator {
    private final Condition condition;
    private final RuleState state;

    /** Begins inactive. */
    public RuleEvaluator(AlertRule rule, RuleInputs slo) {
        this.condition = Condition.of(rule, slo);
        this.state = new RuleState(rule);
    }

    public AlertRule rule() {
        return state.rule();
    }

    /** Continues with the status that the rule had in an earlier process. Call before the first step. */
    public void restore(RuleStatus earlier) {
        state.restore(earlier);
    }

    public RuleStatus standing() {
        return state.standing();
    }

    /** Evaluates the rule and returns its status before. */
    public RuleStatus step(Readings now) {
        RuleStatus before = state.standing();
        return before.state() == AlertState.INACTIVE && !condition.mayHold(now)
                ? before
                : state.step(now.nanos(), condition.judge(now));
    }

    /** Whether bad events are what the rule is about. */
    public boolean isAboutFailures() {
        return condition.isAboutFailures();
    }

    /** What the rule sees, whatever its state; for any thread that may ask the readings. */
    public Evidence evidence(Readings now) {
        return condition.evidence(now);
    }
}
