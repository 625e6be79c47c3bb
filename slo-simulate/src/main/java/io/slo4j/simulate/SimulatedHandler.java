package io.slo4j.simulate;

import io.slo4j.SloRegistry;

/** What a {@link Simulation} sends its events to: code that counts them as the real one would. */
@FunctionalInterface
public interface SimulatedHandler {
    /**
     * Handles an event.
     *
     * @param event the event; its failure may pass through, every other exception ends the simulation
     */
    void handle(SimulatedEvent event);

    /** Makes a handler, and the SLOs it counts in. */
    @FunctionalInterface
    interface Factory {
        /**
         * Makes a handler.
         *
         * @param slos an empty registry, in the simulation's time; the simulation ticks it
         * @return the handler
         */
        SimulatedHandler in(SloRegistry slos);
    }
}
