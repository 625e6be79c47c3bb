package io.slo4j.internal.alert;

import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.BurnRates;
import io.slo4j.alert.Evidence;
import io.slo4j.internal.count.WindowCounts;

/**
 * Both windows burn faster than the factor. Three things differ from Prometheus unless the policy is "observed only": the
 * unobserved part of a window counts as good at the same traffic; and while the short window is empty the state does not
 * change, because silence is not recovery. When the long window is empty too, the rule is off. And without a bad event it
 * does not begin to hold: the observed part of a window grows while nothing happens, and so would an error ratio of long ago.
 */
final class BurnCondition implements Condition {
    private final BurnRateRule rule;
    private final boolean observedOnly;
    private final double errorBudget;
    private final double limitErrorRatio;
    private final int longWindow;
    private final int shortWindow;

    BurnCondition(BurnRateRule rule, RuleInputs slo) {
        this.rule = rule;
        this.observedOnly = slo.observedOnly();
        this.errorBudget = slo.errorBudget().doubleValue();
        this.limitErrorRatio = rule.factor().multiply(slo.errorBudget()).doubleValue();
        this.longWindow = slo.window(rule.longWindow());
        this.shortWindow = slo.window(rule.shortWindow());
    }

    @Override
    public boolean mayBegin(Readings now) {
        return observedOnly || now.hasSpent();
    }

    @Override
    public boolean isHeldDown() {
        return !observedOnly;
    }

    @Override
    public double distance(Readings now) {
        WindowCounts inLong = now.budgeted(longWindow);
        double judged = Math.min(judged(inLong), judged(now.budgeted(shortWindow)));
        return Math.min(beside(judged), met(now.budgetedWithin(longWindow)));
    }

    /* The long window alone, as long as that is not beyond the limit. */
    @Override
    public double reach(Readings now) {
        double judged = judged(now.budgeted(longWindow));
        return judged > limitErrorRatio ? distance(now) : beside(judged);
    }

    private double beside(double judged) {
        return Condition.beside(judged / limitErrorRatio, judged > limitErrorRatio);
    }

    /** The part of the minimums that the long window has; infinite where it has all of them. */
    private double met(WindowCounts inLong) {
        return Math.min(met(inLong.events(), rule.minimumEvents()), met(inLong.bad(), rule.minimumBadEvents()));
    }

    private static double met(long count, long minimum) {
        return count >= minimum ? Double.POSITIVE_INFINITY : (double) count / minimum;
    }

    @Override
    public Verdict judge(Readings now) {
        WindowCounts inLong = now.budgeted(longWindow);
        boolean exceeds = judged(inLong) > limitErrorRatio && isEnough(now.budgetedWithin(longWindow));
        return judge(inLong, now.budgeted(shortWindow), exceeds);
    }

    Verdict judge(WindowCounts inLong, WindowCounts inShort) {
        return judge(inLong, inShort, judged(inLong) > limitErrorRatio && isEnough(inLong));
    }

    private Verdict judge(WindowCounts inLong, WindowCounts inShort, boolean exceeds) {
        if (observedOnly || inShort.hasEvents()) {
            return exceeds && judged(inShort) > limitErrorRatio ? Verdict.HOLDS : Verdict.CLEAR;
        }
        return inLong.hasEvents() ? Verdict.FROZEN : Verdict.OFF;
    }

    /*
     * Ratios are compared, not burn rates: limitErrorRatio is factor x budget multiplied exactly and rounded once, as is
     * bad / events, so that an error ratio of exactly the limit compares equal and does not fire.
     */
    private double judged(WindowCounts window) {
        return observedOnly ? window.errorRatio() : window.coveredErrorRatio();
    }

    private boolean isEnough(WindowCounts inLong) {
        return inLong.events() >= rule.minimumEvents() && inLong.bad() >= rule.minimumBadEvents();
    }

    @Override
    public Evidence evidence(Readings now) {
        return new BurnRateRule.Seen(
                new BurnRates(
                        now.budgeted(longWindow).errorRatio() / errorBudget,
                        now.budgeted(shortWindow).errorRatio() / errorBudget),
                now.events(longWindow).errorRatio());
    }
}
