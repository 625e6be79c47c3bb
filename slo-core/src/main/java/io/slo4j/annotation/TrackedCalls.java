package io.slo4j.annotation;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.CheckedSupplier;
import io.slo4j.OngoingEvent;
import io.slo4j.Slo;
import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.guard.Log;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Counts the calls of one method as events of one SLO. Safe for use by any thread. */
public final class TrackedCalls {
    private static final Log LOG = Log.of("io.slo4j");

    private final Slo slo;
    private final List<ResultAdapter> adapters;

    /* What the method returns is known only when it has returned, or is not what the JDK has. */
    private final boolean looksAtResults;
    private final Set<Class<?>> unknown = ConcurrentHashMap.newKeySet();

    TrackedCalls(Slo slo, Class<?> returned, List<ResultAdapter> adapters) {
        this.slo = slo;
        this.adapters = adapters;
        this.looksAtResults = returned == Object.class || Results.isUnfinished(returned);
    }

    /**
     * Does the work and counts it.
     *
     * @param work calls the method
     * @return what the caller gets: what the work returned, or what an adapter made of it
     * @throws Throwable what the work threw, unchanged
     */
    public @Nullable Object call(CheckedSupplier<? extends @Nullable Object, ? extends Throwable> work)
            throws Throwable {
        return looksAtResults ? look(given("work", work), OngoingEvent::failed) : slo.call(given("work", work));
    }

    /**
     * Does the work and counts it, as {@link #call(CheckedSupplier)} does, but for a failure: whoever knows better than this class
     * what becomes of the exception ends the event then, with {@link OngoingEvent#failed} or otherwise.
     *
     * @param work calls the method
     * @param failed gets the event of a call that failed, and the exception; called at most once, on any thread, and must not throw
     * @return what the caller gets: what the work returned, or what an adapter made of it
     * @throws Throwable what the work threw, unchanged
     */
    public @Nullable Object call(
            CheckedSupplier<? extends @Nullable Object, ? extends Throwable> work,
            BiConsumer<OngoingEvent, Throwable> failed)
            throws Throwable {
        given("work", work);
        return look(work, given("failed", failed));
    }

    private @Nullable Object look(
            CheckedSupplier<? extends @Nullable Object, ? extends Throwable> work,
            BiConsumer<OngoingEvent, Throwable> failed)
            throws Throwable {
        OngoingEvent event = slo.start();
        Object result;
        try {
            result = work.getChecked();
        } catch (Throwable thrown) {
            failed.accept(event, thrown);
            throw thrown;
        }
        if (result instanceof CompletionStage<?> stage) {
            follow(stage, event, failed);
            return result;
        }
        if (result == null || !Results.isUnfinished(result.getClass())) {
            event.completed(result);
            return result;
        }
        event.cancelled();
        return followed(result);
    }

    private static void follow(
            CompletionStage<?> stage, OngoingEvent event, BiConsumer<OngoingEvent, Throwable> failed) {
        try {
            stage.whenComplete((value, thrown) -> {
                if (thrown == null) {
                    event.completed(value);
                } else {
                    failed.accept(event, thrown);
                }
            });
        } catch (Throwable refused) {
            event.completed(stage); // which says so
        }
    }

    private Object followed(Object result) {
        Optional<ResultAdapter> adapter = Results.adapter(result.getClass(), adapters);
        if (adapter.isPresent()) {
            return adapter.get().adapted(result, slo::start);
        }
        if (unknown.add(result.getClass())) {
            LOG.warn(slo + " cannot see the end of a " + result.getClass().getName()
                    + ", and does not count calls that return one");
        }
        return result;
    }

    /** The SLO. */
    @Override
    public String toString() {
        return OneLine.of("TrackedCalls[" + slo.name() + "]");
    }
}
