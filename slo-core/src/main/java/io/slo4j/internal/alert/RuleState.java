package io.slo4j.internal.alert;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.internal.check.Nanos;

/**
 * The state of one rule for one SLO. The thread that ticks steps it; any thread may read it. States, hold and keep-firing
 * are those of Prometheus' alerting rules.
 */
final class RuleState {
    private static final long NEVER = Long.MIN_VALUE;

    private final AlertRule rule;
    private final long holdNanos;
    private final long keepFiringNanos;
    private volatile RuleStatus status = RuleStatus.INACTIVE;

    /* The last step; for the thread that ticks. */
    private long steppedNanos = NEVER;

    RuleState(AlertRule rule) {
        this.rule = rule;
        this.holdNanos = Nanos.orZero("hold", rule.hold());
        this.keepFiringNanos = Nanos.orZero("keep firing", rule.keepFiring());
    }

    /** Continues with the status that the rule had in an earlier process. Call before the first step. */
    void restore(RuleStatus earlier) {
        status = earlier;
    }

    AlertRule rule() {
        return rule;
    }

    RuleStatus status() {
        return status;
    }

    /** Applies the verdict of the condition at an instant and returns the status before. */
    RuleStatus step(long nowNanos, Verdict verdict) {
        RuleStatus before = status;
        status = switch (verdict) {
            case HOLDS -> holding(before, nowNanos);
            case CLEAR -> before.state() == AlertState.FIRING ? quiet(before, nowNanos) : RuleStatus.INACTIVE;
            case FROZEN -> frozen(before, nowNanos);
            case OFF -> RuleStatus.INACTIVE;
        };
        steppedNanos = nowNanos;
        return before;
    }

    private RuleStatus holding(RuleStatus before, long nowNanos) {
        return switch (before.state()) {
            case INACTIVE -> holdNanos == 0 ? firing(nowNanos, nowNanos) : pending(nowNanos);
            case PENDING ->
                nowNanos - before.sinceNanos() >= holdNanos ? firing(before.sinceNanos(), nowNanos) : before;
            case FIRING -> before.quiet() ? firing(before.sinceNanos(), before.firedNanos()) : before;
        };
    }

    /* What is not known does not hold: the time that a pending rule has held stands still. */
    private RuleStatus frozen(RuleStatus before, long nowNanos) {
        return before.state() == AlertState.PENDING && steppedNanos != NEVER
                ? pending(before.sinceNanos() + Math.max(0, nowNanos - steppedNanos))
                : before;
    }

    private static RuleStatus pending(long sinceNanos) {
        return new RuleStatus(AlertState.PENDING, sinceNanos, 0, false, 0);
    }

    private static RuleStatus firing(long sinceNanos, long firedNanos) {
        return new RuleStatus(AlertState.FIRING, sinceNanos, firedNanos, false, 0);
    }

    private RuleStatus quiet(RuleStatus before, long nowNanos) {
        long quietSince = before.quiet() ? before.quietSinceNanos() : nowNanos;
        if (nowNanos - quietSince >= keepFiringNanos) {
            return RuleStatus.INACTIVE;
        }
        return before.quiet()
                ? before
                : new RuleStatus(AlertState.FIRING, before.sinceNanos(), before.firedNanos(), true, quietSince);
    }
}
