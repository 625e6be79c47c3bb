package io.slo4j.internal.alert;

import io.slo4j.alert.TrafficRule;
import io.slo4j.alert.TrafficRule.Bound;
import io.slo4j.internal.count.CachedWindow;
import io.slo4j.internal.count.WindowCounts;
import io.slo4j.time.Durations;

/** Too few events in a window that was observed as a whole, or too many. */
final class TrafficCondition implements Condition {
    private final TrafficRule rule;
    private final CachedWindow window;

    TrafficCondition(TrafficRule rule, RuleInputs slo) {
        this.rule = rule;
        this.window = slo.follow(Durations.saturatedNanos(rule.window()));
    }

    @Override
    public Verdict judge(Sample now) {
        WindowCounts counts = window.counts(now.nanos(), now.good(), now.bad());
        boolean known = counts.coverage() == 1 || rule.bound() == Bound.ABOVE;
        return known && rule.holdsAt(counts.events()) ? Verdict.HOLDS : Verdict.CLEAR;
    }
}
