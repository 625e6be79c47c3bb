package io.slo4j.alert;

/**
 * A listener that has been registered. Of the changes of state that concern it each one is, in the end, delivered, failed,
 * coalesced or suppressed. All counts only grow. Safe for use by any thread.
 */
public interface AlertRegistration extends AutoCloseable {
    /** Ends the registration: the listener is not called again, except for a call that is already under way. */
    @Override
    void close();

    /**
     * How many changes of state the listener has been told and has returned from.
     *
     * @return a number of alerts, not of calls, where the listener is told of several at once
     */
    long delivered();

    /**
     * How many alerts it has been told again, because they went on firing, and has returned from.
     *
     * @return a number of alerts
     */
    long repeated();

    /**
     * How many alerts, new or repeated, it threw on.
     *
     * @return a number of alerts; those of a call that threw count as failed, every one
     */
    long failed();

    /**
     * How many changes were left out because a later change of the same alert undid them before the listener had heard of
     * them: it was too busy, or collects.
     *
     * @return a number of changes
     */
    long coalesced();

    /**
     * How many changes were never told because the alert fired and resolved while it was inhibited or silenced.
     *
     * @return a number of changes
     */
    long suppressed();

    /**
     * How many times the listener's executor refused to run it. What it was to be told is kept, and tried at the next tick.
     *
     * @return a number of calls, 0 without an executor
     */
    long rejected();
}
