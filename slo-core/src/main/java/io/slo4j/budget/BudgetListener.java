package io.slo4j.budget;

/**
 * Called when the budget of an SLO moves to another level of its policy.
 *
 * <p>The listener may block: it delays no evaluation, no recording and no other listener. It is called on a daemon thread
 * of its own; on a virtual clock by the thread that ticks. A listener that throws is called again with the
 * same change, after 1 s, 2 s, 4 s and so on, until it returns or the budget moves on.
 *
 * <p>While the listener is busy, successive changes of one SLO become one: from the level that the listener was last called
 * with to the latest one. If the two are the same, the listener is not called.
 */
@FunctionalInterface
public interface BudgetListener {
    /**
     * A budget has moved to another level.
     *
     * @param change the levels before and now
     * @throws Exception anything; it is logged and counted
     */
    void onLevel(BudgetLevelChange change) throws Exception;
}
