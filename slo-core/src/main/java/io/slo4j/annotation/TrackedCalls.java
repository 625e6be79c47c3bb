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
import java.util.concurrent.ConcurrentHashMap;
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
        return looksAtResults ? look(given("work", work)) : slo.call(given("work", work));
    }

    private @Nullable Object look(CheckedSupplier<? extends @Nullable Object, ? extends Throwable> work)
            throws Throwable {
        OngoingEvent event = slo.start();
        Object result;
        try {
            result = work.getChecked();
        } catch (Throwable thrown) {
            event.failed(thrown);
            throw thrown;
        }
        if (result == null || !Results.isUnfinished(result.getClass())) {
            event.completed(result);
            return result;
        }
        event.cancelled();
        return followed(result);
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
