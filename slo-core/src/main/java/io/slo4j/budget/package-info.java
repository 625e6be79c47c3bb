/**
 * Error budgets: how much an objective affords over its period, and what may be done while so much of it is left. Begin at
 * {@link io.slo4j.budget.BudgetStatus} for the figures, and at {@link io.slo4j.budget.BudgetPolicy} for levels.
 *
 * <ul>
 *   <li>{@code BudgetLevel}: a name, a share, and the actions it allows. {@code BudgetLevelChange} goes to a
 *       {@code BudgetListener}.
 *   <li>{@code BudgetCorrection}: an entry of the list of what was taken out of a budget, when and why.
 * </ul>
 *
 * <p>All are values, but for the listener. How a budget is kept is in {@code io.slo4j.internal.budget}; {@code BudgetStatus} is the
 * only place where shares of a budget are computed.
 */
@NullMarked
package io.slo4j.budget;

import org.jspecify.annotations.NullMarked;
