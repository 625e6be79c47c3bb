package io.slo4j.simulate;

/** The exception of a bad {@link SimulatedEvent}. It has no stack trace, because a simulation throws millions. */
public final class SimulatedFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    SimulatedFailure() {
        super("simulated failure", null, false, false);
    }
}
