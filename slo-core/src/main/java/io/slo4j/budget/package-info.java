/**
 * Error budgets: how many bad events an objective allows over its period, and which actions are allowed at which remaining
 * share. Begin at {@link io.slo4j.budget.BudgetStatus} for the figures, and at {@link io.slo4j.budget.BudgetPolicy} for
 * levels.
 *
 * <ul>
 *   <li>{@code BudgetLevel}: a name, a share, and the actions it allows. {@code BudgetLevelChange} goes to a
 *       {@code BudgetListener}.
 *   <li>{@code BudgetCorrection}: an entry of the audit list: which events were excluded from a budget, when and why.
 * </ul>
 *
 * <p>All are values, except the listener. Budgets are counted in {@code io.slo4j.internal.budget}; {@code BudgetStatus} is
 * the only place where shares of a budget are computed.
 */
@NullMarked
package io.slo4j.budget;

import org.jspecify.annotations.NullMarked;
