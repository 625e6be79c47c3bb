package io.slo4j.internal.alert;

import io.slo4j.alert.Evidence;
import io.slo4j.alert.TrafficRule;
import io.slo4j.alert.TrafficRule.Bound;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.count.WindowCounts;

/**
 * Too few events in a window that was watched as a whole, or too many. Where nobody watched, because there was no process or it
 * stood still, events may have been turned away or counted by another: there the state does not change.
 */
final class TrafficCondition implements Condition {
    private final TrafficRule rule;
    private final int window;
    private final long windowNanos;
    private final double expected;

    TrafficCondition(TrafficRule rule, RuleInputs slo) {
        this.rule = rule;
        this.window = slo.window(rule.window());
        this.windowNanos = Nanos.of(rule.window());
        this.expected = rule.perSecond() * windowNanos / 1e9;
    }

    @Override
    public boolean mayBegin(Readings now) {
        return true;
    }

    @Override
    public boolean isHeldDown() {
        return false;
    }

    @Override
    public double distance(Readings now) {
        WindowCounts counts = now.eventsWithin(window);
        double distance = Condition.beside(distance(counts.events()), holdsAt(counts.events()));
        double watched = watched(now, counts);
        return isKnown(watched) ? distance : Math.min(distance, watched);
    }

    @Override
    public Verdict judge(Readings now) {
        WindowCounts counts = now.eventsWithin(window);
        if (!holdsAt(counts.events())) {
            return Verdict.CLEAR;
        }
        return isKnown(watched(now, counts)) ? Verdict.HOLDS : Verdict.FROZEN;
    }

    /** With fewer events than expected in the whole window or none at all, or with more. */
    boolean holdsAt(long events) {
        return switch (rule.bound()) {
            case SILENCE -> events == 0;
            case BELOW -> events < expected;
            case ABOVE -> events > expected;
        };
    }

    /* Silence is reached at once: how long it has lasted already is not kept. */
    private double distance(long events) {
        return switch (rule.bound()) {
            case SILENCE -> events == 0 ? 1 : 0;
            case BELOW -> expected / Math.max(1, events);
            case ABOVE -> events / expected;
        };
    }

    private boolean isKnown(double watched) {
        return watched == 1 || rule.bound() == Bound.ABOVE;
    }

    /** The share of the window since the last gap, 0 to 1. */
    private double watched(Readings now, WindowCounts counts) {
        long since = now.watchedSinceNanos();
        return since <= now.nanos() - windowNanos
                ? counts.coverage()
                : Math.max(0, Math.min(counts.coverage(), (double) (now.nanos() - since) / windowNanos));
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
