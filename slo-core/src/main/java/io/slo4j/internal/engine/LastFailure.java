package io.slo4j.internal.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is remembered of the last bad events for the next alert to tell: what was thrown, and in which trace. */
final class LastFailure {
    private static final Logger LOG = System.getLogger("io.slo4j");

    private final @Nullable Supplier<@Nullable String> traces;
    private final AtomicBoolean warned = new AtomicBoolean();
    private volatile @Nullable Throwable exception;
    private volatile @Nullable String traceId;

    /**
     * Nothing has failed yet.
     *
     * @param traces the user's: asked on the thread of a bad event for the trace it belongs to
     */
    LastFailure(@Nullable Supplier<@Nullable String> traces) {
        this.traces = traces;
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
            if (warned.compareAndSet(false, true)) {
                LOG.log(
                        Level.WARNING,
                        "the trace id supplier failed; bad events go without, and this is said once",
                        thrown);
            }
        }
    }

    Optional<Throwable> exception() {
        return Optional.ofNullable(exception);
    }

    Optional<String> traceId() {
        return Optional.ofNullable(traceId);
    }
}
