package io.slo4j.internal.alert;

import io.slo4j.alert.Evidence;
import io.slo4j.alert.LatencyRule;
import io.slo4j.internal.count.WindowCounts;
import io.slo4j.latency.LatencyStatus;

/** Too many events of the window took too long. The durations are read only if the window has events. */
final class LatencyCondition implements Condition {
    private final LatencyRule rule;
    private final boolean observedOnly;
    private final int window;

    LatencyCondition(LatencyRule rule, RuleInputs slo) {
        this.rule = rule;
        this.observedOnly = slo.observedOnly();
        this.window = slo.window(rule.window());
    }

    @Override
    public Verdict judge(Readings now) {
        WindowCounts inWindow = now.events(window);
        if (!inWindow.hasEvents()) {
            return Verdict.OFF;
        }
        LatencyStatus durations = now.latency(window);
        double above = durations.shareAbove(rule.threshold()) * (observedOnly ? 1 : inWindow.coverage());
        boolean holds = above > rule.shareAllowed() && enough(durations, now);
        return holds ? Verdict.HOLDS : Verdict.CLEAR;
    }

    /* Durations are kept in longer intervals than events, and begin further before the window. */
    private boolean enough(LatencyStatus durations, Readings now) {
        return Math.min(durations.count(), now.eventsWithin(window).events()) >= rule.minimumEvents();
    }

    @Override
    public boolean isAboutFailures() {
        return false;
    }

    @Override
    public Evidence evidence(Readings now) {
        LatencyStatus durations = now.latency(window);
        return new LatencyRule.Seen(
                durations.quantile(rule.quantile()), durations.shareAbove(rule.threshold()), durations.count());
    }
}
