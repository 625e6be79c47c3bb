package io.slo4j.simulate;

import io.slo4j.Outcome;
import java.time.Duration;
import java.time.Instant;

/**
 * One event of a {@link Simulation}, for a handler that wraps its work as the real one does:
 * {@code event -> checkout.run(event::perform)}. Use it only while it is handled, on the thread that handles it.
 */
public final class SimulatedEvent {
    private final SimulatedClock clock;
    private final Outcome outcome;
    private final long elapsedNanos;

    SimulatedEvent(SimulatedClock clock, Outcome outcome, long elapsedNanos) {
        this.clock = clock;
        this.outcome = outcome;
        this.elapsedNanos = elapsedNanos;
    }

    /**
     * Does the simulated work: takes {@link #elapsed()} on the clock's stopwatch, in no real time, and fails if the event is
     * bad.
     *
     * @throws SimulatedFailure if the event is bad
     */
    public void perform() {
        clock.work(elapsedNanos);
        if (outcome == Outcome.BAD) {
            throw new SimulatedFailure();
        }
    }

    /**
     * The end of the tick in which the event happens.
     *
     * @return the present instant of the registry's clock
     */
    public Instant at() {
        return clock.now();
    }

    /**
     * The outcome of the event, whatever its duration.
     *
     * @return good or bad
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * The duration of the event.
     *
     * @return zero or more
     */
    public Duration elapsed() {
        return Duration.ofNanos(elapsedNanos);
    }
}
