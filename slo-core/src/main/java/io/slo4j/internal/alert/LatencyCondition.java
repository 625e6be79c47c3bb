package io.slo4j.internal.alert;

import io.slo4j.alert.LatencyRule;
import io.slo4j.internal.count.CachedWindow;
import io.slo4j.internal.count.WindowCounts;
import io.slo4j.internal.latency.LatencyHistory;
import io.slo4j.latency.LatencyStatus;
import io.slo4j.time.Durations;

/** Too many events of the window took too long. The durations are read only when the window has any events. */
final class LatencyCondition implements Condition {
    private final LatencyRule rule;
    private final boolean observedOnly;
    private final LatencyHistory latency;
    private final CachedWindow events;

    LatencyCondition(LatencyRule rule, RuleInputs slo, LatencyHistory latency) {
        this.rule = rule;
        this.observedOnly = slo.observedOnly();
        this.latency = latency;
        this.events = slo.follow(Durations.saturatedNanos(rule.window()));
    }

    @Override
    public Verdict judge(Sample now) {
        WindowCounts inWindow = events.counts(now.nanos(), now.good(), now.bad());
        if (!inWindow.hasEvents()) {
            return Verdict.OFF;
        }
        LatencyStatus durations =
                latency.read().since(rule.window(), now.nanos() - Durations.saturatedNanos(rule.window()));
        double above = durations.shareAbove(rule.threshold()) * (observedOnly ? 1 : inWindow.coverage());
        boolean holds = above > rule.shareAllowed() && durations.count() >= rule.minimumEvents();
        return holds ? Verdict.HOLDS : Verdict.CLEAR;
    }
}
