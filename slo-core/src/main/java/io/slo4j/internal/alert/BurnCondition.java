package io.slo4j.internal.alert;

import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.BurnRates;
import io.slo4j.alert.Evidence;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.count.WindowCounts;
import org.jspecify.annotations.Nullable;

/**
 * Both windows burn faster than the factor. Three things differ from Prometheus unless the policy is "observed only": the
 * unobserved part of a window counts as good at the same traffic; and while the short window is empty the state does not
 * change, because silence is not recovery. When the long window is empty too, the rule is off. And without a bad event it
 * does not begin to hold: the observed part of a window grows while nothing happens, and so would an error ratio of long ago.
 */
class BurnCondition implements Condition {
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
        double limit = limit(now);
        double met = Math.min(counted(now), spread(now));
        return Math.min(beside(judged, limit), judged > limit ? Math.min(met, hardlyChance(now)) : met);
    }

    /* The long window alone, as long as that is not beyond the limit. */
    @Override
    public double reach(Readings now) {
        double judged = judged(now.budgeted(longWindow));
        double limit = limit(now);
        return judged > limit ? distance(now) : beside(judged, limit);
    }

    private static double beside(double judged, double limit) {
        return Condition.beside(judged / limit, judged > limit);
    }

    /** The error ratio that both windows must exceed. */
    double limit(Readings now) {
        return limitErrorRatio;
    }

    /* Most rules ask for no number of events, and then none is looked up. */
    private double counted(Readings now) {
        if (rule.minimumEvents() == 0 && rule.minimumBadEvents() == 0) {
            return Double.POSITIVE_INFINITY;
        }
        WindowCounts inLong = now.budgetedWithin(longWindow);
        return Math.min(
                Sufficient.part(inLong.events(), rule.minimumEvents()),
                Sufficient.part(inLong.bad(), rule.minimumBadEvents()));
    }

    private double spread(Readings now) {
        long windowBegan = now.nanos() - Nanos.of(rule.longWindow());
        return Sufficient.part(now.spentTicks().after(windowBegan), rule.minimumBadTicks());
    }

    private double hardlyChance(Readings now) {
        if (rule.significance() == 1) {
            return Double.POSITIVE_INFINITY;
        }
        WindowCounts inLong = now.budgetedWithin(longWindow);
        return Sufficient.significant(inLong.bad(), inLong.events(), errorBudget, rule.significance());
    }

    @Override
    public Verdict judge(Readings now) {
        WindowCounts inLong = now.budgeted(longWindow);
        WindowCounts inShort = now.budgeted(shortWindow);
        return verdict(inLong, inShort, exceed(inLong, inShort, limit(now)) && isConvincing(now));
    }

    /* What fires was convincing once; the minimums hold for as long as it does. */
    @Override
    public Verdict judgeOn(Readings now) {
        WindowCounts inLong = now.budgeted(longWindow);
        WindowCounts inShort = now.budgeted(shortWindow);
        return verdict(inLong, inShort, exceed(inLong, inShort, limit(now) * rule.resolveBelow()) && isEnough(now));
    }

    private Verdict verdict(WindowCounts inLong, WindowCounts inShort, boolean holds) {
        if (observedOnly || inShort.hasEvents()) {
            return holds ? Verdict.HOLDS : Verdict.CLEAR;
        }
        return inLong.hasEvents() ? Verdict.FROZEN : Verdict.OFF;
    }

    private boolean exceed(WindowCounts inLong, WindowCounts inShort, double errorRatio) {
        return judged(inLong) > errorRatio && judged(inShort) > errorRatio;
    }

    /*
     * Ratios are compared, not burn rates: limitErrorRatio is factor x budget multiplied exactly and rounded once, as is
     * bad / events, so that an error ratio of exactly the limit compares equal and does not fire.
     */
    private double judged(WindowCounts window) {
        return observedOnly ? window.errorRatio() : window.coveredErrorRatio();
    }

    private boolean isEnough(Readings now) {
        return counted(now) > 1;
    }

    private boolean isConvincing(Readings now) {
        return counted(now) > 1 && spread(now) > 1 && hardlyChance(now) > 1;
    }

    @Override
    public @Nullable String unreachable(long events) {
        return Sufficient.unreachable(
                events, rule.minimumEvents(), rule.minimumBadEvents(), errorBudget, rule.significance());
    }

    @Override
    public Evidence evidence(Readings now) {
        return new BurnRateRule.Seen(burnRates(now), errorRatio(now));
    }

    final BurnRates burnRates(Readings now) {
        return new BurnRates(
                now.budgeted(longWindow).errorRatio() / errorBudget,
                now.budgeted(shortWindow).errorRatio() / errorBudget);
    }

    final double errorRatio(Readings now) {
        return now.events(longWindow).errorRatio();
    }
}
