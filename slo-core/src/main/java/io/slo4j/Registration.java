package io.slo4j;

/**
 * A registered listener of any kind: {@link SloRegistry#onAlert onAlert}, {@link SloRegistry#subscribe subscribe},
 * {@link SloRegistry#onBudgetLevel onBudgetLevel}, {@link ErrorBudget#onLevel onLevel} and
 * {@link SloRegistry#addListener addListener} return one. Close it to end the registration.
 *
 * <p>The unit of all counts but {@link #rejected()} is a notification: one alert that fires or resolves, one budget that
 * changes its level, one SLO that is registered or closed. A call with a batch of five alerts counts as five. Each
 * notification for this listener ends up delivered, failed, coalesced or suppressed; repeats are counted apart.
 *
 * <table>
 * <caption>What differs between the kinds of listener</caption>
 * <thead>
 * <tr><th>listener</th><th>is called by</th><th>counts that may be above 0</th></tr>
 * </thead>
 * <tbody>
 * <tr><td>of alerts</td><td>its own thread, or its executor; on a virtual clock the thread that ticks</td>
 *     <td>all</td></tr>
 * <tr><td>of budget levels</td><td>its own thread; on a virtual clock the thread that ticks</td>
 *     <td>delivered, failed, coalesced</td></tr>
 * <tr><td>of SLOs</td><td>the thread that registers or closes the SLO</td>
 *     <td>delivered, failed</td></tr>
 * </tbody>
 * </table>
 *
 * <p>Every count begins at 0 and only grows, also while the listener is called; none of them waits. Safe for use by any
 * thread.
 */
public interface Registration extends AutoCloseable {
    /**
     * Ends the registration: the listener is not called again, and a call that is running is not waited for. Closing again
     * does nothing.
     */
    @Override
    void close();

    /**
     * How many notifications the listener was called with and returned from, without repeats.
     *
     * @return a number of notifications
     */
    long delivered();

    /**
     * How many repeats of an alert that goes on firing the listener was called with and returned from.
     *
     * @return a number of alerts; 0 without {@link io.slo4j.alert.AlertSubscription#repeatEvery repeatEvery}
     */
    long repeated();

    /**
     * How many notifications, repeats among them, the listener threw on; one that it threw on three times counts three times.
     * A call with a batch that throws counts for every alert of the batch.
     *
     * @return a number of notifications
     */
    long failed();

    /**
     * How many notifications a later one replaced or cancelled before the listener was called, because it was busy or
     * collects.
     *
     * @return a number of notifications
     */
    long coalesced();

    /**
     * How many notifications were dropped because the alert fired and resolved while it was inhibited or silenced.
     *
     * @return a number of notifications
     */
    long suppressed();

    /**
     * How many times the listener's executor refused to run it, or had not begun in time. The notifications are kept, and the
     * executor is asked again.
     *
     * @return a number of refused calls of the executor; 0 without an {@link io.slo4j.alert.AlertSubscription#executor
     *     executor}
     */
    long rejected();
}
