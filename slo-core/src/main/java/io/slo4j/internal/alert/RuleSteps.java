package io.slo4j.internal.alert;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.internal.check.Nanos;

/**
 * How one rule goes from state to state. States, hold and keep-firing are those of Prometheus' alerting rules. Immutable.
 */
final class RuleSteps {
    /** When a rule was judged last that never was. */
    static final long NEVER = Long.MIN_VALUE;

    private final AlertRule rule;
    private final long holdNanos;
    private final long keepFiringNanos;

    RuleSteps(AlertRule rule) {
        this.rule = rule;
        this.holdNanos = Nanos.orZero("hold", rule.hold());
        this.keepFiringNanos = Nanos.orZero("keep firing", rule.keepFiring());
    }

    AlertRule rule() {
        return rule;
    }

    /**
     * The status after a verdict of the condition.
     *
     * @param judgedNanos when the verdict before was given, or {@link #NEVER}
     */
    RuleStatus after(RuleStatus before, long judgedNanos, long nowNanos, Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> holding(before, nowNanos);
            case CLEAR -> before.state() == AlertState.FIRING ? quiet(before, nowNanos) : RuleStatus.INACTIVE;
            case FROZEN -> frozen(before, judgedNanos, nowNanos);
            case OFF -> RuleStatus.INACTIVE;
        };
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
    private static RuleStatus frozen(RuleStatus before, long judgedNanos, long nowNanos) {
        return before.state() == AlertState.PENDING && judgedNanos != NEVER
                ? pending(before.sinceNanos() + Math.max(0, nowNanos - judgedNanos))
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
