package io.slo4j.internal.alert;

import io.slo4j.alert.Evidence;
import io.slo4j.alert.TrafficRule;
import io.slo4j.alert.TrafficRule.Bound;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.count.WindowCounts;

/** Too few events in a window that was observed as a whole, or too many. */
final class TrafficCondition implements Condition {
    private final TrafficRule rule;
    private final int window;

    TrafficCondition(TrafficRule rule, RuleInputs slo) {
        this.rule = rule;
        this.window = slo.window(rule.window());
    }

    @Override
    public Verdict judge(Readings now) {
        WindowCounts counts = now.eventsWithin(window);
        boolean known = counts.coverage() == 1 || rule.bound() == Bound.ABOVE;
        return known && rule.holdsAt(counts.events()) ? Verdict.HOLDS : Verdict.CLEAR;
    }

    @Override
    public boolean isAboutFailures() {
        return false;
    }

    @Override
    public Evidence evidence(Readings now) {
        WindowCounts counts = now.eventsWithin(window);
        double seconds = Nanos.seconds(rule.window()) * counts.coverage();
        double perSecond = counts.hasEvents() && seconds > 0 ? counts.events() / seconds : 0;
        return new TrafficRule.Seen(counts.events(), perSecond, counts.coverage());
    }
}
