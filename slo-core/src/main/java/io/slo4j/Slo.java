package io.slo4j;

import static io.slo4j.internal.check.Arguments.allGiven;
import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.alert.AlertListener;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.internal.count.Totals;
import io.slo4j.internal.engine.Recorder;
import io.slo4j.internal.engine.SloTracker;
import io.slo4j.latency.LatencyStatus;
import io.slo4j.time.Durations;
import io.slo4j.time.SloClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One service level objective: wrap the work it is about, or tell it what happened, and ask it how it stands.
 *
 * <p>Safe for use by any thread, virtual threads included. Recording is one add on a striped counter: it takes no lock,
 * allocates nothing and never throws; what makes no sense (a null outcome, a negative count) is left out, counted in
 * {@link SloStatus#rejected()} and logged once.
 *
 * <p>"99 % of events within 300 ms" is an objective of 99 % with a latency threshold of 300 ms.
 */
public final class Slo implements AutoCloseable {
    private static final int MOST_OMITTED = 100_000;

    private final SloRegistry registry;
    private final SloTracker tracker;
    private final Totals totals;
    private final Recorder recorder;
    private final SloClock clock;
    private final ErrorBudget errorBudget;

    Slo(SloRegistry registry, SloTracker tracker, SloClock clock) {
        this.registry = registry;
        this.tracker = tracker;
        this.totals = tracker.totals();
        this.recorder = new Recorder(tracker, clock);
        this.clock = clock;
        this.errorBudget = new ErrorBudget(
                tracker,
                clock,
                listener -> registry.onBudgetLevel(change -> change.slo().equals(name()), listener));
    }

    /**
     * Begins to say what an SLO is.
     *
     * @param name unique in its registry, not blank
     * @return a builder
     * @throws IllegalArgumentException if the name is blank
     */
    public static SloBuilder builder(String name) {
        return new SloBuilder(name);
    }

    /**
     * Does the work and counts it as one event: good if it returns, bad if it throws. Rules of outcome
     * ({@link SloBuilder#result}, {@link SloBuilder#exception}) may decide otherwise, and an event that took longer than the
     * latency threshold is bad.
     *
     * @param work the work, usually a lambda or a method reference
     * @param <T> the type of the result
     * @param <X> what the work may throw
     * @return what the work returned
     * @throws X what the work threw, unchanged
     * @throws NullPointerException if the work is null; nothing is counted
     */
    public <T extends @Nullable Object, X extends Throwable> T call(CheckedSupplier<T, X> work) throws X {
        given("work", work);
        long startNanos = recorder.startNanos();
        T result;
        try {
            result = work.getChecked();
        } catch (Throwable thrown) {
            recorder.threw(thrown, recorder.elapsedNanos(startNanos));
            throw thrown;
        }
        recorder.returned(result, recorder.elapsedNanos(startNanos));
        return result;
    }

    /**
     * Calls a {@link Callable} that already exists, and counts it like {@link #call(CheckedSupplier)}.
     *
     * @param work the work
     * @param <T> the type of the result
     * @return what the work returned
     * @throws Exception what the work threw, unchanged
     */
    public <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
        return call(given("work", work)::call);
    }

    /**
     * Does work that returns nothing, and counts it like {@link #call(CheckedSupplier)}.
     *
     * @param work the work, usually a lambda or a method reference
     * @param <X> what the work may throw
     * @throws X what the work threw, unchanged
     */
    public <X extends Throwable> void run(CheckedRunnable<X> work) throws X {
        given("work", work);
        long startNanos = recorder.startNanos();
        try {
            work.runChecked();
        } catch (Throwable thrown) {
            recorder.threw(thrown, recorder.elapsedNanos(startNanos));
            throw thrown;
        }
        settle(Outcome.GOOD, startNanos);
    }

    /**
     * Runs a {@link Runnable} that already exists, and counts it like {@link #call(CheckedSupplier)}.
     *
     * @param work the work
     */
    public void run(Runnable work) {
        run(given("work", work)::run);
    }

    /**
     * Asks a supplier, and counts that like {@link #call(CheckedSupplier)}.
     *
     * @param work the supplier
     * @param <T> the type of the result
     * @return what the supplier returned
     */
    public <T extends @Nullable Object> T get(Supplier<T> work) {
        return call(given("work", work)::get);
    }

    /**
     * Starts asynchronous work and counts it when its stage completes, by the rules of {@link #call(CheckedSupplier)}. Work
     * that throws instead of returning a stage is counted at once.
     *
     * @param work the work, usually a lambda or a method reference
     * @param <S> the type of stage
     * @param <X> what the work may throw
     * @return the stage that the work returned, itself
     * @throws X what the work threw, unchanged
     */
    public <S extends @Nullable CompletionStage<?>, X extends Throwable> S track(CheckedSupplier<S, X> work) throws X {
        given("work", work);
        long startNanos = recorder.startNanos();
        S stage;
        try {
            stage = work.getChecked();
        } catch (Throwable thrown) {
            recorder.threw(thrown, recorder.elapsedNanos(startNanos));
            throw thrown;
        }
        if (stage == null) {
            recorder.returned(null, recorder.elapsedNanos(startNanos));
        } else {
            recorder.returnsLater(stage, startNanos);
        }
        return stage;
    }

    /**
     * Calls a {@link Callable} that already exists, and counts it like {@link #track(CheckedSupplier)}.
     *
     * @param work the work
     * @param <S> the type of stage
     * @return the stage that the work returned, itself
     * @throws Exception what the work threw, unchanged
     */
    public <S extends @Nullable CompletionStage<?>> S track(Callable<S> work) throws Exception {
        return track(given("work", work)::call);
    }

    /**
     * Asks a {@link Supplier} that already exists, and counts that like {@link #track(CheckedSupplier)}.
     *
     * @param work the supplier
     * @param <S> the type of stage
     * @return the stage that the supplier returned, itself
     */
    public <S extends @Nullable CompletionStage<?>> S track(Supplier<S> work) {
        return track(given("work", work)::get);
    }

    /**
     * Returns the same work, counted by {@link #run(Runnable)} each time somebody runs it:
     * {@code executor.execute(checkout.wrap(() -> placeOrder(cart)))}.
     *
     * @param work the work
     * @return the counted work
     */
    public Runnable wrap(Runnable work) {
        given("work", work);
        return () -> run(work);
    }

    /**
     * Returns the same work, counted by {@link #call(Callable)} each time somebody calls it.
     *
     * @param work the work
     * @param <T> the type of the result
     * @return the counted work
     */
    public <T extends @Nullable Object> Callable<T> wrap(Callable<T> work) {
        given("work", work);
        return () -> call(work);
    }

    /**
     * Returns the same supplier, counted by {@link #get} each time somebody asks it.
     *
     * @param work the supplier
     * @param <T> the type of the result
     * @return the counted supplier
     */
    public <T extends @Nullable Object> Supplier<T> wrap(Supplier<T> work) {
        given("work", work);
        return () -> get(work);
    }

    /**
     * Returns the same work, counted by {@link #run(CheckedRunnable)} each time somebody runs it. This is what a lambda without
     * a result becomes.
     *
     * @param work the work
     * @param <X> what the work may throw
     * @return the counted work
     */
    public <X extends Throwable> CheckedRunnable<X> wrap(CheckedRunnable<X> work) {
        given("work", work);
        return () -> run(work);
    }

    /**
     * Returns the same work, counted by {@link #call(CheckedSupplier)} each time somebody calls it. This is what a lambda with
     * a result becomes: both a {@link Callable} and a {@link Supplier}, but no {@link Runnable}.
     *
     * @param work the work
     * @param <T> the type of the result
     * @param <X> what the work may throw
     * @return the counted work
     */
    public <T extends @Nullable Object, X extends Throwable> CheckedSupplier<T, X> wrap(CheckedSupplier<T, X> work) {
        given("work", work);
        return () -> call(work);
    }

    /**
     * Begins an event that the caller ends by closing it.
     *
     * @return the event
     */
    public OngoingEvent start() {
        return new OngoingEvent(recorder, recorder.startNanos());
    }

    private void settle(Outcome outcome, long startNanos) {
        recorder.count(outcome, recorder.elapsedNanos(startNanos));
    }

    /** Counts one good event. */
    public void good() {
        totals.good();
    }

    /** Counts one bad event. */
    public void bad() {
        recorder.bad();
    }

    /**
     * Counts good events.
     *
     * @param events how many, 0 or more
     */
    public void good(long events) {
        if (events >= 0) {
            totals.good(events);
        } else {
            refuseCount(events);
        }
    }

    /**
     * Counts bad events.
     *
     * @param events how many, 0 or more
     */
    public void bad(long events) {
        if (events >= 0) {
            totals.bad(events);
        } else {
            refuseCount(events);
        }
    }

    private void refuseCount(long events) {
        recorder.reject("count must be 0 or more, but was " + events);
    }

    /**
     * Counts one event that took this long; a good one that took longer than the latency threshold is bad.
     *
     * @param elapsed how long it took; a negative duration counts as none
     * @param outcome how it went
     */
    public void record(Duration elapsed, Outcome outcome) {
        if (isGiven(elapsed)) {
            record(Durations.saturatedNanos(elapsed), outcome);
        } else {
            recorder.reject("duration must be given, but was null");
        }
    }

    /**
     * Counts one event that took this long; for hot paths.
     *
     * @param elapsedNanos how long it took, in nanoseconds; a negative duration counts as none
     * @param outcome how it went
     */
    public void record(long elapsedNanos, Outcome outcome) {
        if (isGiven(outcome)) {
            recorder.count(outcome, elapsedNanos);
        } else {
            recorder.reject("outcome must be GOOD, BAD or IGNORED, but was null");
        }
    }

    /**
     * For load generators that send at a fixed interval but wait for each answer: counts the event, and with it the events
     * that would have been sent while it was waited for, each shorter than the one before by the interval. This corrects
     * for coordinated omission, as HdrHistogram does.
     *
     * @param elapsed how long it took
     * @param outcome how it went; the omitted events have the same outcome
     * @param expectedInterval the time between two sends, above zero; more than 100,000 omitted events are
     *     left out and counted as refused
     */
    public void recordWithExpectedInterval(Duration elapsed, Outcome outcome, Duration expectedInterval) {
        record(elapsed, outcome);
        if (!isGiven(elapsed) || !isGiven(outcome) || !isGiven(expectedInterval)) {
            return;
        }
        long interval = Durations.saturatedNanos(expectedInterval);
        long nanos = Durations.saturatedNanos(elapsed);
        if (interval <= 0 || nanos / interval > MOST_OMITTED) {
            recorder.reject("expected interval must be at least the duration of " + elapsed + " / " + MOST_OMITTED
                    + ", but was " + expectedInterval);
            return;
        }
        for (long omitted = nanos - interval; omitted >= interval; omitted -= interval) {
            recorder.count(outcome, omitted);
        }
    }

    /* Callers are not all compiled with null checks. */
    private static boolean isGiven(@Nullable Object argument) {
        return argument != null;
    }

    /**
     * Returns how this SLO stands now. Reads totals and checkpoints without a lock; after {@link #close()}, how it stood then.
     *
     * @return a value that never changes, with the windows of the {@linkplain SloDefinition#windows() definition}
     */
    public SloStatus status() {
        return new SloStatus(tracker.status(clock.epochNanos()));
    }

    /**
     * Returns how this SLO stands now, with more windows.
     *
     * @param windows lengths above zero, at most the period
     * @return a value that never changes
     * @throws IllegalArgumentException if a length is out of range
     */
    public SloStatus status(Duration... windows) {
        allGiven("window", windows);
        return new SloStatus(tracker.status(clock.epochNanos(), windows));
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
     * Returns how long the events of a window took that ends now. The window begins at most 1/12 of its length, or one tick,
     * too early.
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
     * A window at evenly spaced instants of the past, for a chart. Each is read from the checkpoints at its two ends.
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
     * The error budget: what it allows, and what is left out of it.
     *
     * @return always the same
     */
    public ErrorBudget errorBudget() {
        return errorBudget;
    }

    /**
     * Tells a listener when alerts of this SLO begin to fire or resolve.
     *
     * @param listener who is told
     * @return the registration; close it to be told no more
     */
    public Registration onAlert(AlertListener listener) {
        return subscribe(AlertSubscription.to(given("listener", listener)));
    }

    /**
     * Tells a listener of alerts of this SLO, the way the subscription says.
     *
     * @param subscription who wants to be told of what, and how
     * @return the registration; close it to be told no more
     */
    public Registration subscribe(AlertSubscription subscription) {
        given("subscription", subscription);
        String mine = name();
        return registry.subscribe(
                subscription,
                alert -> alert.slo().equals(mine) && subscription.matcher().matches(alert));
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

    /** Takes this SLO out of its registry. It goes on counting, but nobody looks any more, and its name is free again. */
    @Override
    public void close() {
        registry.remove(this);
    }

    @Override
    public String toString() {
        return "Slo[" + name() + ", " + objective() + " over " + period() + "]";
    }
}
