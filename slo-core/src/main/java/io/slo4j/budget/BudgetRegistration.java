package io.slo4j.budget;

/** A budget listener that has been registered. Safe for use by any thread. */
public interface BudgetRegistration extends AutoCloseable {
    /** Ends the registration: the listener is not called again, except for a call that is already under way. */
    @Override
    void close();

    /**
     * How many changes the listener has been told and has returned from.
     *
     * @return a count that only grows
     */
    long delivered();

    /**
     * How many times the listener threw.
     *
     * @return a count that only grows
     */
    long failed();

    /**
     * How many changes were merged into a later change of the same SLO, because the listener was too busy to hear of each.
     *
     * @return a count that only grows
     */
    long coalesced();
}
