package io.slo4j.simulate;

/** What a bad {@link SimulatedEvent} throws. It has no stack trace, being thrown by the million. */
public final class SimulatedFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    SimulatedFailure() {
        super("simulated failure", null, false, false);
    }
}
