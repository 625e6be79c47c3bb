package io.slo4j.internal.alert;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Evidence;
import io.slo4j.alert.ExhaustionRule;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.TrafficRule;
import io.slo4j.alert.UsualTrafficRule;
import io.slo4j.internal.count.UsualTraffic;
import org.jspecify.annotations.Nullable;

/** The condition of a rule: whether it holds, and the figures that decide it. */
interface Condition {
    /** The condition of a rule. */
    static Condition of(AlertRule rule, RuleInputs slo) {
        return switch (rule.kind()) {
            case BURN_RATE -> new BurnCondition((BurnRateRule) rule, slo);
            case BUDGET -> new BudgetCondition((BudgetRule) rule);
            case EXHAUSTION -> new ExhaustionCondition((ExhaustionRule) rule, slo);
            case LATENCY -> new LatencyCondition((LatencyRule) rule, slo);
            case TRAFFIC -> new TrafficCondition((TrafficRule) rule, slo);
            case USUAL_TRAFFIC -> new UsualTrafficCondition((UsualTrafficRule) rule, slo);
        };
    }

    /**
     * Whether something has come since the last tick that can make the condition hold. Without it, the condition does not begin to
     * hold, whatever has left its windows meanwhile: silence is no failure.
     */
    boolean mayBegin(Readings now);

    /** Says what traffic is usual, before anybody asks; null if that is not learnt. */
    default void watch(@Nullable UsualTraffic usual) {}

    /** How far the condition is from holding: the value now divided by its limit, above 1 where it holds. */
    double distance(Readings now);

    /**
     * The distance or, where that is below 1, something between it and 1 that takes less to find out. In a tick an inactive rule
     * is asked nothing else.
     */
    default double reach(Readings now) {
        return distance(now);
    }

    /** Whether the distance is judged to be at most that of the last tick in which the condition {@linkplain #mayBegin might begin}. */
    boolean isHeldDown();

    /** Evaluates the condition. */
    Verdict judge(Readings now);

    /** Evaluates the condition of a rule that fires: whether it goes on. */
    default Verdict judgeOn(Readings now) {
        return judge(now);
    }

    /**
     * What of that which the condition asks for beside its limit would not be there, if the longest window held so many events and
     * all of them failed it; null if nothing. Without a subject: "asks for at least 1,000 events".
     */
    default @Nullable String unreachable(long events) {
        return null;
    }

    /** Whether bad events are what the condition is about. */
    default boolean isAboutFailures() {
        return true;
    }

    /** The figures that the condition is judged by. */
    Evidence evidence(Readings now);

    /** A distance on the right side of 1, whatever its rounding. */
    static double beside(double distance, boolean holds) {
        return holds ? Math.max(distance, Math.nextUp(1.0)) : Math.min(distance, 1);
    }
}
