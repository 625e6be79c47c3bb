package io.slo4j.alert.engine;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.time.Durations;

/**
 * The state of one rule for one SLO. Stepped by the thread that ticks, read by any. States, hold and keep-firing are those of
 * Prometheus' alerting rules.
 */
final class RuleState {
    private final AlertRule rule;
    private final long holdNanos;
    private final long keepFiringNanos;
    private volatile Standing standing = Standing.INACTIVE;

    RuleState(AlertRule rule) {
        this.rule = rule;
        this.holdNanos = Durations.nanosOrZero("hold", rule.hold());
        this.keepFiringNanos = Durations.nanosOrZero("keep firing", rule.keepFiring());
    }

    /** Goes on from where the rule stood in an earlier process; before the first step. */
    void restore(Standing earlier) {
        standing = earlier;
    }

    AlertRule rule() {
        return rule;
    }

    Standing standing() {
        return standing;
    }

    /** Takes in what the condition says at an instant and returns where the rule stood before. */
    Standing step(long nowNanos, Verdict verdict) {
        Standing before = standing;
        standing = switch (verdict) {
            case HOLDS -> holding(before, nowNanos);
            case CLEAR -> before.state() == AlertState.FIRING ? quiet(before, nowNanos) : Standing.INACTIVE;
            case FROZEN -> before;
            case OFF -> Standing.INACTIVE;
        };
        return before;
    }

    private Standing holding(Standing before, long nowNanos) {
        return switch (before.state()) {
            case INACTIVE -> holdNanos == 0 ? firing(nowNanos, nowNanos) : pending(nowNanos);
            case PENDING ->
                nowNanos - before.sinceNanos() >= holdNanos ? firing(before.sinceNanos(), nowNanos) : before;
            case FIRING -> before.quiet() ? firing(before.sinceNanos(), before.firedNanos()) : before;
        };
    }

    private static Standing pending(long sinceNanos) {
        return new Standing(AlertState.PENDING, sinceNanos, 0, false, 0);
    }

    private static Standing firing(long sinceNanos, long firedNanos) {
        return new Standing(AlertState.FIRING, sinceNanos, firedNanos, false, 0);
    }

    private Standing quiet(Standing before, long nowNanos) {
        long quietSince = before.quiet() ? before.quietSinceNanos() : nowNanos;
        if (nowNanos - quietSince >= keepFiringNanos) {
            return Standing.INACTIVE;
        }
        return before.quiet()
                ? before
                : new Standing(AlertState.FIRING, before.sinceNanos(), before.firedNanos(), true, quietSince);
    }
}
