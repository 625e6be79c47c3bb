package io.slo4j.alert.engine;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.time.Durations;
import io.slo4j.window.WindowCounts;
import java.math.BigDecimal;

/**
 * The state of one rule for one SLO. Stepped by the thread that ticks, read by any.
 *
 * <p>States, hold and keep-firing are those of Prometheus' alerting rules. Two things differ unless the policy is
 * "observed only": the unseen part of a window counts as good at the same traffic, and while the short window is empty
 * the state freezes, because silence is no recovery; when the long window is empty too, the rule is off.
 */
public final class RuleState {
    private static final Standing INACTIVE = new Standing(AlertState.INACTIVE, 0, false, 0);

    private final AlertRule rule;
    private final boolean observedOnly;
    private final double limitErrorRatio;
    private final long holdNanos;
    private final long keepFiringNanos;
    private volatile Standing standing = INACTIVE;

    /**
     * A rule that is inactive.
     *
     * @param errorBudget 1 - objective; factor x budget is the error ratio that both windows must exceed
     */
    public RuleState(AlertRule rule, BigDecimal errorBudget, boolean observedOnly) {
        this.rule = rule;
        this.observedOnly = observedOnly;
        this.limitErrorRatio = rule.factor().multiply(errorBudget).doubleValue();
        this.holdNanos = Durations.nanosOrZero("hold", rule.hold());
        this.keepFiringNanos = Durations.nanosOrZero("keep firing", rule.keepFiring());
    }

    public AlertRule rule() {
        return rule;
    }

    public Standing standing() {
        return standing;
    }

    /** Whether the rule is inactive and stays so, whatever its short window holds. */
    public boolean staysInactive(WindowCounts inLong) {
        return standing.state == AlertState.INACTIVE && !exceeds(inLong);
    }

    /** Evaluates the rule at an instant and returns where it stood before. */
    public Standing step(long nowNanos, WindowCounts inLong, WindowCounts inShort) {
        Standing before = standing;
        if (observedOnly || inShort.hasEvents()) {
            standing = next(before, nowNanos, exceeds(inLong) && judged(inShort) > limitErrorRatio);
        } else if (!inLong.hasEvents()) {
            standing = INACTIVE;
        }
        return before;
    }

    /*
     * Ratios are compared, not burn rates: limitErrorRatio is factor x budget multiplied exactly and rounded once, as is
     * bad / events, so that an error ratio of exactly the limit compares equal and does not fire.
     */
    private boolean exceeds(WindowCounts inLong) {
        return judged(inLong) > limitErrorRatio
                && inLong.events() >= rule.minimumEvents()
                && inLong.bad() >= rule.minimumBadEvents();
    }

    private double judged(WindowCounts window) {
        return observedOnly ? window.errorRatio() : window.coveredErrorRatio();
    }

    private Standing next(Standing now, long nowNanos, boolean holds) {
        return switch (now.state) {
            case INACTIVE -> holds ? held(nowNanos, nowNanos) : now;
            case PENDING -> holds ? held(now.sinceNanos, nowNanos) : INACTIVE;
            case FIRING -> holds ? firing(now) : quiet(now, nowNanos);
        };
    }

    private Standing held(long sinceNanos, long nowNanos) {
        AlertState state = nowNanos - sinceNanos >= holdNanos ? AlertState.FIRING : AlertState.PENDING;
        Standing before = standing;
        return before.state == state ? before : new Standing(state, sinceNanos, false, 0);
    }

    private static Standing firing(Standing now) {
        return now.quiet ? new Standing(AlertState.FIRING, now.sinceNanos, false, 0) : now;
    }

    private Standing quiet(Standing now, long nowNanos) {
        long quietSince = now.quiet ? now.quietSinceNanos : nowNanos;
        if (nowNanos - quietSince >= keepFiringNanos) {
            return INACTIVE;
        }
        return now.quiet ? now : new Standing(AlertState.FIRING, now.sinceNanos, true, quietSince);
    }

    /**
     * Where a rule stands.
     *
     * @param state its state
     * @param sinceNanos since when the condition has held; 0 while inactive
     * @param quiet whether it fires on although the condition has ended
     * @param quietSinceNanos since when it is quiet
     */
    public record Standing(AlertState state, long sinceNanos, boolean quiet, long quietSinceNanos) {}
}
