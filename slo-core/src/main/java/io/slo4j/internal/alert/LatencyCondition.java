package io.slo4j.internal.alert;

import io.slo4j.alert.Evidence;
import io.slo4j.alert.LatencyRule;
import io.slo4j.internal.count.WindowCounts;
import io.slo4j.latency.LatencyStatus;
import org.jspecify.annotations.Nullable;

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
    public boolean mayBegin(Readings now) {
        return observedOnly || now.anySlower(rule.threshold());
    }

    @Override
    public boolean isHeldDown() {
        return !observedOnly;
    }

    @Override
    public double distance(Readings now) {
        WindowCounts inWindow = now.events(window);
        if (!inWindow.hasEvents()) {
            return 0;
        }
        LatencyStatus durations = now.latency(window);
        double above = above(inWindow, durations);
        boolean exceeds = above > rule.shareAllowed();
        double distance = Condition.beside(above / rule.shareAllowed(), exceeds);
        long count = counted(durations, now);
        double met = Math.min(distance, Sufficient.part(count, rule.minimumEvents()));
        return exceeds ? Math.min(met, hardlyChance(durations, count)) : met;
    }

    @Override
    public Verdict judge(Readings now) {
        if (!now.events(window).hasEvents()) {
            return Verdict.OFF;
        }
        return distance(now) > 1 ? Verdict.HOLDS : Verdict.CLEAR;
    }

    /* Of as many events as lie in the window, as many slow ones as their share makes. */
    private double hardlyChance(LatencyStatus durations, long count) {
        long slow = Math.round(durations.shareAbove(rule.threshold()) * count);
        return Sufficient.significant(slow, count, rule.shareAllowed(), rule.significance());
    }

    private double above(WindowCounts inWindow, LatencyStatus durations) {
        return durations.shareAbove(rule.threshold()) * (observedOnly ? 1 : inWindow.coverage());
    }

    /* Durations are kept in longer intervals than events, and begin further before the window. */
    private long counted(LatencyStatus durations, Readings now) {
        return Math.min(durations.count(), now.eventsWithin(window).events());
    }

    @Override
    public @Nullable String unreachable(long events) {
        return Sufficient.unreachable(events, rule.minimumEvents(), 0, rule.shareAllowed(), rule.significance());
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
