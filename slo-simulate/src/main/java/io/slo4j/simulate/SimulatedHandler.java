package io.slo4j.simulate;

import io.slo4j.SloRegistry;

/** Handles the events of a {@link Simulation}: code that counts them as the real one does. */
@FunctionalInterface
public interface SimulatedHandler {
    /**
     * Handles an event.
     *
     * @param event the event; its {@link SimulatedFailure} may pass through, any other exception ends the simulation
     */
    void handle(SimulatedEvent event);

    /** Makes a handler and its SLOs. */
    @FunctionalInterface
    interface Factory {
        /**
         * Makes a handler.
         *
         * @param slos an empty registry on the simulation's clock, which the simulation ticks
         * @return the handler
         */
        SimulatedHandler in(SloRegistry slos);
    }
}
