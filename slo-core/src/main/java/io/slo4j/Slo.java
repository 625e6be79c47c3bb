package io.slo4j;

import static io.slo4j.internal.check.Arguments.allGiven;
import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.alert.AlertListener;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.delivery.Scope;
import io.slo4j.internal.engine.Recorder;
import io.slo4j.internal.engine.SloTracker;
import io.slo4j.latency.LatencyStatus;
import io.slo4j.time.SloClock;
import java.time.Duration;
import java.util.List;

/**
 * One service level objective. It wraps work or records events, and reports its status.
 *
 * <p>Safe for use by any thread, virtual threads included. Recording is one add on a striped counter: it takes no lock,
 * allocates nothing and never throws. A record that makes no sense (a null outcome, a negative count) is not counted as an
 * event; it is counted in {@link SloStatus#rejected()} and logged once.
 *
 * <p>"99 % of events within 300 ms" is an objective of 99 % with a latency threshold of 300 ms.
 */
public final class Slo extends SloEvents implements AutoCloseable {
    private final SloRegistry registry;
    private final SloTracker tracker;
    private final SloClock clock;
    private final ErrorBudget errorBudget;

    Slo(SloRegistry registry, SloTracker tracker, Recorder recorder) {
        super(recorder);
        this.registry = registry;
        this.tracker = tracker;
        this.clock = recorder.clock();
        this.errorBudget = new ErrorBudget(
                tracker,
                clock,
                listener -> registry.onBudgetLevel(
                        new Scope<>(change -> change.slo().equals(name()), tracker::hasEnded), listener));
    }

    /**
     * Returns a builder for an SLO with this name.
     *
     * @param name unique in its registry, not blank
     * @return a builder
     * @throws IllegalArgumentException if the name is blank
     */
    public static SloBuilder builder(String name) {
        return new SloBuilder(name);
    }

    /**
     * Returns the status of this SLO now, or its last one after {@link #close()}. Takes no lock.
     *
     * @return a value that never changes, with the windows of the {@linkplain SloDefinition#windows() definition}
     */
    public SloStatus status() {
        return new SloStatus(tracker.status(clock.epochNanos()), registry.sourceOf(tracker));
    }

    /**
     * Returns the status of this SLO now, with more windows.
     *
     * @param windows lengths of further windows, above zero, at most the period
     * @return a value that never changes
     * @throws IllegalArgumentException if a length is out of range
     */
    public SloStatus status(Duration... windows) {
        allGiven("window", windows);
        return new SloStatus(tracker.status(clock.epochNanos(), windows), registry.sourceOf(tracker));
    }

    /**
     * Returns the window of any length that ends now; after {@link #close()}, the one that ended then.
     *
     * @param length above zero, at most the period
     * @return the window
     * @throws IllegalArgumentException if the length is out of range
     */
    public WindowStatus window(Duration length) {
        return tracker.window(length, clock.epochNanos());
    }

    /**
     * Returns the durations of the events in the window that ends now. The window begins at most 1/12 of its length, or one
     * tick, too early.
     *
     * @param window above zero, at most the period
     * @return the window's durations
     * @throws IllegalArgumentException if the length is out of range
     * @throws IllegalStateException if this SLO keeps no latency windows
     */
    public LatencyStatus latency(Duration window) {
        return tracker.latency(window, clock.epochNanos());
    }

    /**
     * Returns one window at evenly spaced instants of the past, for a chart. Each is read from the checkpoints
     * around its two ends, as if events had come evenly between them.
     *
     * @param window the window's length, above zero, at most the period
     * @param span how far to look back, above zero, at most the period
     * @param points how many instants, 2 to 10,000; the last one is now
     * @return the windows, oldest first
     * @throws IllegalArgumentException if an argument is out of range
     */
    public List<WindowStatus> past(Duration window, Duration span, int points) {
        return tracker.past(window, span, points, clock.epochNanos());
    }

    /**
     * Returns the error budget: deploy gates, levels and corrections.
     *
     * @return always the same object
     */
    public ErrorBudget errorBudget() {
        return errorBudget;
    }

    /**
     * Calls a listener when an alert of this SLO begins to fire or resolves. After {@link #close()} it hears how alerts end that it
     * has heard of, and then it is not called any more: an SLO that goes on from this one has listeners of its own.
     *
     * @param listener the listener to call
     * @return the registration; close it to end the calls
     */
    public Registration onAlert(AlertListener listener) {
        return subscribe(AlertSubscription.to(given("listener", listener)));
    }

    /**
     * Calls a listener with those alerts of this SLO that a subscription selects, in the way it says. Alerts that fire
     * already are delivered at the next tick. After {@link #close()} it is as with {@link #onAlert}.
     *
     * @param subscription the listener, the alerts it gets, and how
     * @return the registration; close it to end the calls
     * @throws IllegalArgumentException if it selects other SLOs only: the listener could never be called
     */
    public Registration subscribe(AlertSubscription subscription) {
        given("subscription", subscription);
        String mine = name();
        if (!subscription.matcher().matchesSlo(mine)) {
            throw new IllegalArgumentException(
                    "SLO name to match must be that of SLO \"" + mine + "\", which is subscribed to, but was \""
                            + subscription.matcher().slo() + '"');
        }
        return registry.subscribe(
                subscription,
                new Scope<>(alert -> alert.slo().equals(mine) && subscription.wants(alert), tracker::hasEnded));
    }

    /**
     * The name.
     *
     * @return as registered
     */
    public String name() {
        return definition().name();
    }

    /**
     * The objective.
     *
     * @return as registered
     */
    public Objective objective() {
        return definition().objective();
    }

    /**
     * The period.
     *
     * @return as registered
     */
    public SloPeriod period() {
        return definition().period();
    }

    /**
     * Returns the definition.
     *
     * @return as registered; for a member of a group with its name and label
     */
    public SloDefinition definition() {
        return tracker.definition();
    }

    SloTracker tracker() {
        return tracker;
    }

    /**
     * Ends the watching of this SLO, not its past: no rule is evaluated, no meter shows it, and its name is free again. What is
     * recorded through it is still counted and stored, until the registry is closed. The next SLO of the name, in this registry or
     * in the next process that has its store, goes on from there.
     *
     * <p>An alert that fires goes on firing for that one. If none comes, it resolves when it has waited as long as its rule looks
     * back: for the longest window, or for the period. What was counted is given up when there was no event for a period; of more
     * than 10,000 SLOs that were closed and not registered again, those without events for longest are given up as well.
     *
     * <p>Closing again does nothing, and neither does closing after the registry was closed. See {@link #retire()} for an SLO that
     * there shall not be any more.
     */
    @Override
    public void close() {
        registry.close(this);
    }

    /**
     * Gives this SLO up, with everything that it has counted: its alerts resolve at the next tick, it is in no later snapshot, and
     * an SLO of its name begins anew. Events are counted by it for as long as somebody records them, but nobody looks. May be
     * called after {@link #close()}; if another SLO has gone on from this one, nothing happens.
     */
    public void retire() {
        registry.retire(this);
    }

    @Override
    public String toString() {
        return OneLine.of("Slo[" + name() + ", " + objective() + " over " + period() + "]");
    }
}
