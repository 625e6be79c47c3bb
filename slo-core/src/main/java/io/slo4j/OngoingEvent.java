package io.slo4j;

import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.engine.Recorder;

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
 * <p>The event is counted once, when it is closed. Without a call of {@link #good()} or {@link #ignore()} it is bad,
 * because an exception must have skipped that call. For use by one thread at a time.
 */
public final class OngoingEvent implements AutoCloseable {
    private final Recorder recorder;
    private final long startNanos;
    private Outcome outcome = Outcome.BAD;
    private boolean closed;

    OngoingEvent(Recorder recorder, long startNanos) {
        this.recorder = recorder;
        this.startNanos = startNanos;
    }

    /** The event is good, unless it takes longer than the latency threshold. */
    public void good() {
        outcome = Outcome.GOOD;
    }

    /** The event is bad. */
    public void bad() {
        outcome = Outcome.BAD;
    }

    /** The event says nothing about the service and is not counted. */
    public void ignore() {
        outcome = Outcome.IGNORED;
    }

    /** Ends the event and counts it. Closing again does nothing. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            recorder.count(outcome, recorder.elapsedNanos(startNanos));
        }
    }

    @Override
    public String toString() {
        return OneLine.of("OngoingEvent[" + recorder.name() + ", " + outcome + (closed ? ", closed]" : " so far]"));
    }
}
