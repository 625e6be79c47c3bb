package io.slo4j.internal.engine;

import io.slo4j.alert.Failure;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The last bad event of which there is something to show: what it threw, and its trace.
 *
 * <p>A thread that records leaves what was thrown, and nothing is done with it. The thread that ticks makes texts of the last one:
 * when an alert is about to show it, and at the latest ten seconds after it saw it, so that no object of the user's is
 * held for longer. A failure that is older than the longest window can matter to no rule, and is forgotten.
 */
final class LastFailure {
    private static final Log LOG = Log.of("io.slo4j");
    private static final long HELD_NANOS = 10_000_000_000L;
    private static final AtomicReferenceFieldUpdater<LastFailure, @Nullable BadEvent> LAST =
            AtomicReferenceFieldUpdater.newUpdater(LastFailure.class, BadEvent.class, "last");

    private final FailureMessages messages;
    private final @Nullable Supplier<@Nullable String> traces;
    private final long reachNanos;
    private final Notices notices;
    private volatile @Nullable BadEvent last;
    private volatile boolean ended;

    /* For the thread that ticks. */
    private @Nullable Failure shown;

    /** What a thread that records has left. */
    private static final class BadEvent {
        final @Nullable Throwable thrown;
        final @Nullable String traceId;

        /* For the thread that ticks: the tick that found it; 0 until then. */
        long seenNanos;

        BadEvent(@Nullable Throwable thrown, @Nullable String traceId) {
            this.thrown = thrown;
            this.traceId = traceId;
        }
    }

    /**
     * Nothing has failed yet.
     *
     * @param traces the user's: asked on the thread of a bad event for the trace it belongs to
     * @param reachNanos how long a failure can matter
     */
    LastFailure(
            FailureMessages messages, @Nullable Supplier<@Nullable String> traces, long reachNanos, Notices notices) {
        this.messages = messages;
        this.traces = traces;
        this.reachNanos = reachNanos;
        this.notices = notices;
    }

    /** A bad event on this thread that threw. Returns the trace that it belongs to, if that is known. */
    @Nullable
    String threw(Throwable thrown) {
        if (ended) {
            return null;
        }
        String traceId = trace();
        LAST.lazySet(this, new BadEvent(thrown, traceId));
        return traceId;
    }

    /** A bad event on this thread of which only the trace can be known; that is returned, if it is. */
    @Nullable
    String happened() {
        if (traces == null || ended) {
            return null;
        }
        String traceId = trace();
        if (traceId != null) {
            LAST.lazySet(this, new BadEvent(null, traceId));
        }
        return traceId;
    }

    private @Nullable String trace() {
        if (traces == null) {
            return null;
        }
        try {
            return traces.get();
        } catch (Throwable thrown) {
            notices.warn(LOG, traces, () -> "the trace id supplier failed, and bad events go without", thrown);
            return null;
        }
    }

    /** Takes up what was left since the last tick; for the thread that ticks. */
    void tick(long nowNanos) {
        BadEvent event = last;
        if (event != null) {
            if (event.seenNanos == 0) {
                event.seenNanos = nowNanos;
            }
            if (nowNanos - event.seenNanos >= HELD_NANOS || shown == null) {
                show(event, nowNanos);
            }
        }
        if (shown != null && shown.at().isBefore(TimeLine.instant(nowNanos - reachNanos))) {
            shown = null;
        }
    }

    private void show(BadEvent event, long nowNanos) {
        LAST.compareAndSet(this, event, null);
        Failure failure = Failure.of(TimeLine.instant(event.seenNanos == 0 ? nowNanos : event.seenNanos));
        if (event.traceId != null) {
            failure = failure.withTraceId(event.traceId);
        }
        if (event.thrown != null) {
            String message = messages.of(event.thrown);
            failure = failure.withType(event.thrown.getClass().getName()).withStackTrace(StackLines.of(event.thrown));
            failure = message == null ? failure : failure.withMessage(message);
        }
        shown = failure;
    }

    /** The last failure, unless it is older than a window that ends now; for the thread that ticks. */
    @Nullable
    Failure within(long windowNanos, long nowNanos) {
        BadEvent event = last;
        if (event != null) {
            show(event, nowNanos);
        }
        Failure failure = shown;
        return failure == null || failure.at().isBefore(TimeLine.instant(nowNanos - windowNanos)) ? null : failure;
    }

    /** Nobody looks any more. */
    void end() {
        ended = true;
        last = null;
    }
}
