package io.slo4j.budget;

/**
 * Told when the budget of an SLO moves to another level of its policy.
 *
 * <p>Each listener has a thread of its own while there is something to tell, so it may block: it delays neither evaluation
 * nor recording nor another listener. What it throws is logged and counted. While it is busy, changes of the same SLO are
 * coalesced into one, but the last level of every SLO arrives.
 */
@FunctionalInterface
public interface BudgetListener {
    /**
     * A budget has moved to another level.
     *
     * @param change what happened
     * @throws Exception anything; it is logged and counted
     */
    void onLevel(BudgetLevelChange change) throws Exception;
}
