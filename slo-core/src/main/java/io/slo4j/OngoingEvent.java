package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.engine.Recorder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * An event that has begun and not yet ended, for work that does not fit into a lambda:
 *
 * <pre>{@code
 * try (OngoingEvent event = checkout.start()) {
 *     placeOrder(cart);
 *     event.good();
 * }
 * }</pre>
 *
 * <p>{@link #completed}, {@link #failed}, {@link #cancelled} and {@link #close} end the event and count it. The first of them
 * counts, from whichever thread it comes; the later ones do nothing.
 *
 * <p>{@link #good}, {@link #bad} and {@link #ignore} mark it: the last mark before the end is the outcome, however the event
 * ends, except that a good event which took longer than the latency threshold is bad. Without a mark, {@code completed} and
 * {@code failed} follow the rules of outcome as {@link Slo#call} does, {@code cancelled} counts nothing, and {@code close}
 * counts a bad event, because an exception must have skipped the mark.
 *
 * <p>Safe for use by any thread.
 */
public final class OngoingEvent implements AutoCloseable {
    /* A state is a mark plus an end, so that no mark comes between an end and the look at the mark. */
    private static final int GOOD = 1;
    private static final int BAD = 2;
    private static final int IGNORED = 3;
    private static final int COMPLETED = 4;
    private static final int FAILED = 8;
    private static final int CANCELLED = 12;
    private static final int CLOSED = 16;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(OngoingEvent.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Recorder recorder;
    private final long begun;

    @SuppressWarnings("UnusedVariable") // used by STATE
    private volatile int state;

    /* Why the event is bad, if that is its mark: said before the mark is made. */
    private volatile @Nullable String cause;

    OngoingEvent(Recorder recorder, long begun) {
        this.recorder = recorder;
        this.begun = begun;
    }

    /** Marks the event as good. It is bad nevertheless if it takes longer than the latency threshold. */
    public void good() {
        mark(GOOD);
    }

    /** Marks the event as bad. */
    public void bad() {
        cause = null;
        mark(BAD);
    }

    /**
     * Marks the event as bad, and says why, as {@link Slo#bad(String)} does.
     *
     * @param cause one of a few texts, at most 100 characters
     */
    public void bad(String cause) {
        this.cause = given("cause", cause);
        mark(BAD);
    }

    /** Marks the event as saying nothing about the service: it will not be counted. */
    public void ignore() {
        mark(IGNORED);
    }

    /**
     * Ends the event: the work returned. If it returned a {@link CompletionStage}, the event is counted when that completes.
     *
     * @param result what the work returned; null if it returned nothing
     */
    public void completed(@Nullable Object result) {
        int before = end(COMPLETED);
        if (isEnded(before)) {
            return;
        }
        Outcome marked = marked(before);
        if (marked == null) {
            recorder.returned(result, begun);
        } else {
            count(marked);
        }
    }

    /**
     * Ends the event: the work failed. What a {@code CompletionException} or an {@code ExecutionException} wraps is judged, not
     * the wrapper. Alerts show the exception of a bad event.
     *
     * @param thrown what it failed with
     */
    public void failed(Throwable thrown) {
        given("thrown exception", thrown);
        int before = end(FAILED);
        if (isEnded(before)) {
            return;
        }
        Outcome marked = marked(before);
        String why = cause;
        if (marked == null) {
            recorder.threw(thrown, recorder.end(begun));
        } else if (marked == Outcome.BAD && why != null) {
            recorder.threwFor(why, thrown, recorder.end(begun));
        } else {
            recorder.threw(marked, thrown, recorder.end(begun));
        }
    }

    /** Ends the event: whoever wanted the result does not want it any more. Nothing is counted without a mark. */
    public void cancelled() {
        int before = end(CANCELLED);
        if (!isEnded(before)) {
            Outcome marked = marked(before);
            count(marked == null ? Outcome.IGNORED : marked);
        }
    }

    /** Ends the event; it is bad without a mark. */
    @Override
    public void close() {
        int before = end(CLOSED);
        if (!isEnded(before)) {
            Outcome marked = marked(before);
            if (marked == null) {
                recorder.skipped(recorder.end(begun));
            } else {
                count(marked);
            }
        }
    }

    private void count(Outcome marked) {
        long elapsedNanos = recorder.end(begun);
        String why = cause;
        if (marked == Outcome.BAD && why != null) {
            recorder.judgedBad(why, elapsedNanos);
        } else {
            recorder.count(marked, elapsedNanos);
        }
    }

    private void mark(int mark) {
        int seen = state;
        while (!isEnded(seen) && !STATE.compareAndSet(this, seen, mark)) {
            seen = state;
        }
    }

    /** Ends the event, unless it has ended; returns the state before. */
    private int end(int end) {
        int seen = state;
        while (!isEnded(seen) && !STATE.compareAndSet(this, seen, seen + end)) {
            seen = state;
        }
        return seen;
    }

    private static boolean isEnded(int state) {
        return state >= COMPLETED;
    }

    private static @Nullable Outcome marked(int state) {
        return switch (state % COMPLETED) {
            case GOOD -> Outcome.GOOD;
            case BAD -> Outcome.BAD;
            case IGNORED -> Outcome.IGNORED;
            default -> null;
        };
    }

    /** The SLO, the mark, and how the event ended: {@code OngoingEvent[checkout, GOOD so far]}. */
    @Override
    public String toString() {
        int seen = state;
        Outcome marked = marked(seen);
        String mark = marked == null ? "" : ", " + marked;
        String standing = switch (seen - seen % COMPLETED) {
            case COMPLETED -> mark + ", completed";
            case FAILED -> mark + ", failed";
            case CANCELLED -> mark + ", cancelled";
            case CLOSED -> (marked == null ? ", BAD" : mark) + ", closed";
            default -> marked == null ? ", not marked" : mark + " so far";
        };
        return OneLine.of("OngoingEvent[" + recorder.name() + standing + "]");
    }
}
