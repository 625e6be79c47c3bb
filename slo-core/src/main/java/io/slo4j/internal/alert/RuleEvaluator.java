package io.slo4j.internal.alert;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.Evidence;
import io.slo4j.internal.count.UsualTraffic;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates one rule for one SLO. The thread that ticks steps it; any thread may read its status.
 *
 * <p>In a tick in which nothing has come that can make the condition hold, an inactive rule stays as it is without being asked, and
 * one that has let go, but keeps firing, is not taken up again.
 */
public final class RuleEvaluator {
    private static final VarHandle REACHED;

    static {
        try {
            REACHED = MethodHandles.lookup().findVarHandle(RuleEvaluator.class, "reached", double.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Condition condition;
    private final RuleSteps steps;
    private volatile RuleStatus status = RuleStatus.INACTIVE;

    /* For the thread that ticks. */
    private long judgedNanos = RuleSteps.NEVER;

    /* The distance in the last tick in which the condition might begin to hold; infinite if that is not known. */
    @SuppressWarnings("UnusedVariable") // read by its handle
    private double reached = Double.POSITIVE_INFINITY;

    /** Begins inactive. */
    public RuleEvaluator(AlertRule rule, RuleInputs slo) {
        this.condition = Condition.of(rule, slo);
        this.steps = new RuleSteps(rule);
    }

    public AlertRule rule() {
        return steps.rule();
    }

    /** Continues with the status that the rule had in an earlier process. Call before the first step. */
    public void restore(RuleStatus earlier) {
        status = earlier;
    }

    /** Says what traffic is usual; before anybody asks. */
    public void watch(@Nullable UsualTraffic usual) {
        condition.watch(usual);
    }

    public RuleStatus status() {
        return status;
    }

    /** Evaluates the rule. Returns its status before, if the alert has begun to fire or ended; else null. */
    public @Nullable RuleStatus step(Readings now) {
        RuleStatus before = status;
        boolean inactive = before.state() == AlertState.INACTIVE;
        boolean mayBegin = condition.mayBegin(now);
        if (mayBegin) {
            double reach = condition.reach(now);
            REACHED.setOpaque(this, reach);
            if (inactive && reach <= 1) {
                return null;
            }
        } else if (inactive) {
            return null;
        }
        Verdict verdict = before.state() == AlertState.FIRING ? condition.judgeOn(now) : condition.judge(now);
        boolean takenUp = verdict == Verdict.HOLDS && before.quiet() && !mayBegin;
        RuleStatus after = steps.after(before, judgedNanos, now.nanos(), takenUp ? Verdict.CLEAR : verdict);
        status = after;
        judgedNanos = now.nanos();
        return after.isReportedAfter(before) ? before : null;
    }

    /** The distance in the last tick in which the condition might begin to hold; infinite if that is not known. */
    public double reached() {
        return (double) REACHED.getOpaque(this);
    }

    /** Continues with the distance that an earlier process has reached. Call before the first step. */
    public void restoreReached(double earlier) {
        REACHED.setOpaque(this, earlier);
    }

    /** How far the rule is from firing, as it is judged; for any thread that may ask the readings. */
    public double distance(Readings now, double reachedThen) {
        double distance = condition.distance(now);
        return condition.isHeldDown() ? Math.min(distance, reachedThen) : distance;
    }

    /** Whether bad events are what the rule is about. */
    public boolean isAboutFailures() {
        return condition.isAboutFailures();
    }

    /** What {@link Condition#unreachable} says. */
    public @Nullable String unreachable(long events) {
        return condition.unreachable(events);
    }

    /** What the rule sees, whatever its state; for any thread that may ask the readings. */
    public Evidence evidence(Readings now) {
        return condition.evidence(now);
    }
}
