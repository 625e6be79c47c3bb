package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.alert.Cause;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.count.Totals;
import io.slo4j.internal.engine.CountedWork;
import io.slo4j.internal.engine.Recorder;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All ways to count an event of an SLO. Safe for use by any thread, virtual threads included. Counting is one add on a
 * striped counter: it takes no lock, allocates nothing and never throws.
 */
abstract class SloEvents {
    private static final int MOST_OMITTED = 100_000;

    private final Totals totals;
    private final Recorder recorder;

    SloEvents(Recorder recorder) {
        this.totals = recorder.totals();
        this.recorder = recorder;
    }

    /**
     * Does the work and counts it as one event: good if it returns, bad if it throws. Rules of outcome
     * ({@link SloBuilder#result}, {@link SloBuilder#exception}) may decide otherwise, and an event that took longer than the
     * latency threshold is bad. What a {@code CompletionException} or an {@code ExecutionException} wraps is judged, not the
     * wrapper.
     *
     * <p>If the work returns a {@link CompletionStage}, the event ends when the stage completes, with its result or its
     * exception. To measure only that the work was handed over, end the event yourself:
     *
     * <pre>{@code
     * try (OngoingEvent event = checkout.start()) {
     *     later = placeOrderAsync(cart);
     *     event.good();
     * }
     * }</pre>
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
        long begun = recorder.begin();
        T result;
        try {
            result = work.getChecked();
        } catch (Throwable thrown) {
            recorder.threw(thrown, recorder.end(begun));
            throw thrown;
        }
        recorder.returned(result, begun);
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
        long begun = recorder.begin();
        try {
            work.runChecked();
        } catch (Throwable thrown) {
            recorder.threw(thrown, recorder.end(begun));
            throw thrown;
        }
        recorder.count(Outcome.GOOD, recorder.end(begun));
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
     * Calls a {@link Supplier} that already exists, and counts it like {@link #call(CheckedSupplier)}.
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
        long begun = recorder.begin();
        S stage;
        try {
            stage = work.getChecked();
        } catch (Throwable thrown) {
            recorder.threw(thrown, recorder.end(begun));
            throw thrown;
        }
        recorder.returned(stage, begun);
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
     * Calls a {@link Supplier} that already exists, and counts it like {@link #track(CheckedSupplier)}.
     *
     * @param work the supplier
     * @param <S> the type of stage
     * @return the stage that the supplier returned, itself
     */
    public <S extends @Nullable CompletionStage<?>> S track(Supplier<S> work) {
        return track(given("work", work)::get);
    }

    /**
     * Returns the same work, counted by {@link #run(Runnable)} at each run:
     * {@code executor.execute(checkout.wrap(() -> placeOrder(cart)))}.
     *
     * @param work the work
     * @return the counted work
     */
    public Runnable wrap(Runnable work) {
        given("work", work);
        return new CountedWork.OfRunnable(this, () -> run(work));
    }

    /**
     * Returns the same work, counted by {@link #call(Callable)} at each call.
     *
     * @param work the work
     * @param <T> the type of the result
     * @return the counted work
     */
    public <T extends @Nullable Object> Callable<T> wrap(Callable<T> work) {
        given("work", work);
        return new CountedWork.OfCallable<>(this, () -> call(work));
    }

    /**
     * Returns the same supplier, counted by {@link #get} at each call.
     *
     * @param work the supplier
     * @param <T> the type of the result
     * @return the counted supplier
     */
    public <T extends @Nullable Object> Supplier<T> wrap(Supplier<T> work) {
        given("work", work);
        return new CountedWork.OfSupplier<>(this, () -> get(work));
    }

    /**
     * Returns the same work, counted by {@link #run(CheckedRunnable)} at each run. A lambda without a result selects this
     * method.
     *
     * @param work the work
     * @param <X> what the work may throw
     * @return the counted work
     */
    public <X extends Throwable> CheckedRunnable<X> wrap(CheckedRunnable<X> work) {
        given("work", work);
        return new CountedWork.OfCheckedRunnable<>(this, () -> run(work));
    }

    /**
     * Returns the same work, counted by {@link #call(CheckedSupplier)} at each call. A lambda with a result selects this
     * method; what it returns is both a {@link Callable} and a {@link Supplier}, but no {@link Runnable}.
     *
     * @param work the work
     * @param <T> the type of the result
     * @param <X> what the work may throw
     * @return the counted work
     */
    public <T extends @Nullable Object, X extends Throwable> CheckedSupplier<T, X> wrap(CheckedSupplier<T, X> work) {
        given("work", work);
        return new CountedWork.OfCheckedSupplier<>(this, () -> call(work));
    }

    /**
     * Begins an event. The caller ends it by closing it.
     *
     * @return the event
     */
    public OngoingEvent start() {
        return new OngoingEvent(recorder, recorder.begin());
    }

    /**
     * Begins an event that began earlier, before it was known of which SLO it is.
     *
     * @param startNanos the reading of {@link io.slo4j.time.SloClock#stopwatchNanos()} when it began, on the registry's clock
     * @return the event
     */
    public OngoingEvent startedAt(long startNanos) {
        return new OngoingEvent(recorder, recorder.begin(startNanos));
    }

    /** Counts one good event. */
    public void good() {
        totals.good();
    }

    /** Counts one bad event. */
    public void bad() {
        recorder.judgedBad(Cause.MARKED);
    }

    /**
     * Counts one bad event, and why it is bad: {@code bad("payment refused")}. Alerts name the most frequent causes; an SLO tells 16
     * apart.
     *
     * @param cause one of a few texts, without numbers or names that differ from event to event; of a long one the first 100
     *     characters are kept
     */
    public void bad(String cause) {
        recorder.judgedBad(isGiven(cause) ? cause : Cause.MARKED);
    }

    /**
     * Counts good events. More than 2^62 - 1 in the life of an SLO cannot be counted.
     *
     * @param events how many, 0 or more
     */
    public void good(long events) {
        if (events < 0 || events > Totals.MOST || !totals.good(events)) {
            recorder.rejectCount(events);
        }
    }

    /**
     * Counts bad events. More than 2^62 - 1 in the life of an SLO cannot be counted.
     *
     * @param events how many, 0 or more
     */
    public void bad(long events) {
        if (events < 0 || events > Totals.MOST || !recorder.bad(events)) {
            recorder.rejectCount(events);
        }
    }

    /**
     * Counts one event with its duration; a good event that took longer than the latency threshold counts as bad.
     *
     * @param elapsed its duration; a negative one counts as zero
     * @param outcome its outcome
     */
    public void record(Duration elapsed, Outcome outcome) {
        if (isGiven(elapsed)) {
            record(Nanos.of(elapsed), outcome);
        } else {
            recorder.reject("duration must be given, but was null");
        }
    }

    /**
     * Counts one event with its duration, like {@link #record(Duration, Outcome)}; for hot paths.
     *
     * @param elapsedNanos its duration in nanoseconds; a negative one counts as zero
     * @param outcome its outcome
     */
    public void record(long elapsedNanos, Outcome outcome) {
        if (isGiven(outcome)) {
            recorder.count(outcome, elapsedNanos);
        } else {
            recorder.reject("outcome must be GOOD, BAD or IGNORED, but was null");
        }
    }

    /**
     * Counts one event of a load generator that sends at a fixed interval but waits for each answer. Also counts the events
     * that would have been sent during that wait, each shorter than the one before by the interval. This corrects for
     * coordinated omission, as HdrHistogram does.
     *
     * @param elapsed its duration
     * @param outcome its outcome; the omitted events have the same
     * @param expectedInterval the time between two sends, above zero; if more than 100,000 events would be omitted, only
     *     the event itself is counted, and one more in {@link SloStatus#rejected()}
     */
    public void recordWithExpectedInterval(Duration elapsed, Outcome outcome, Duration expectedInterval) {
        record(elapsed, outcome);
        if (!isGiven(elapsed) || !isGiven(outcome) || !isGiven(expectedInterval)) {
            return;
        }
        long interval = Nanos.of(expectedInterval);
        long nanos = Nanos.of(elapsed);
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
}
