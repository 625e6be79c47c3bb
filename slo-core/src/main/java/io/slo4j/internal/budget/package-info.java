/**
 * How error budgets are kept. Begin at {@link io.slo4j.internal.budget.BudgetAccount}.
 *
 * <ul>
 *   <li>{@code PeriodStarts}: where the period begins, rolling or by the calendar, on the line of the totals.
 *   <li>{@code Corrections}, {@code Exclusions}: what is not counted, and since when. {@code IntervalSet} is the time they cover.
 *   <li>{@code TimeSlices}: what became of each slice, where the budget counts slices and not events.
 *   <li>{@code LevelEvaluator}: at which level of a policy the budget is.
 * </ul>
 *
 * <p>Nothing here knows alerts or a store. State is taken out and put back as plain values, which a mapper of
 * {@code io.slo4j.internal.snapshot} stores.
 */
@NullMarked
package io.slo4j.internal.budget;

import org.jspecify.annotations.NullMarked;
