/**
 * Error budgets are counted here. Begin at {@link io.slo4j.internal.budget.BudgetAccount}.
 *
 * <ul>
 *   <li>{@code PeriodStarts}: the beginning of the period, rolling or by the calendar, and the totals then.
 *   <li>{@code Corrector}: makes corrections. {@code Corrections}, {@code Exclusions}: the time and the events that they exclude.
 *       {@code IntervalSet} holds them.
 *   <li>{@code TimeSlices}: good and bad slices, if the budget counts slices and not events.
 *   <li>{@code LevelEvaluator}: the level of the budget.
 * </ul>
 *
 * <p>Nothing here knows alerts or a store. State is taken out and put back as plain values, which a mapper of
 * {@code io.slo4j.internal.snapshot} stores.
 */
@NullMarked
package io.slo4j.internal.budget;

import org.jspecify.annotations.NullMarked;
