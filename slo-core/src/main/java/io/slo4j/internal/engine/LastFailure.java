package io.slo4j.internal.engine;

import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is remembered of the last bad events for the next alert to tell: what was thrown, and in which trace. */
final class LastFailure {
    private static final Log LOG = Log.of("io.slo4j");

    private final @Nullable Supplier<@Nullable String> traces;
    private final Notices notices;
    private volatile @Nullable Throwable exception;
    private volatile @Nullable String traceId;

    /**
     * Nothing has failed yet.
     *
     * @param traces the user's: asked on the thread of a bad event for the trace it belongs to
     */
    LastFailure(@Nullable Supplier<@Nullable String> traces, Notices notices) {
        this.traces = traces;
        this.notices = notices;
    }

    void threw(Throwable thrown) {
        exception = thrown;
    }

    /** A bad event on this thread, of which only the trace is remembered. */
    void happened() {
        if (traces == null) {
            return;
        }
        try {
            String current = traces.get();
            if (current != null) {
                traceId = current;
            }
        } catch (Throwable thrown) {
            notices.warn(LOG, traces, () -> "the trace id supplier failed, and bad events go without", thrown);
        }
    }

    Optional<Throwable> exception() {
        return Optional.ofNullable(exception);
    }

    Optional<String> traceId() {
        return Optional.ofNullable(traceId);
    }
}
