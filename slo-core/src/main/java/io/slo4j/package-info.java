/**
 * The public API. Begin at {@link io.slo4j.SloRegistry}, then {@link io.slo4j.Slo#builder}.
 *
 * <ul>
 *   <li>{@code Slo}: wraps or records events, reports its status, and has listeners. {@code SloGroup}: one SLO for each
 *       value of a label.
 *   <li>{@code SloBuilder} makes a {@code SloDefinition}: all settings of an SLO, checked and immutable.
 *   <li>{@code SloStatus}, {@code WindowStatus}: values that never change. {@code ErrorBudget}: deploy gates and
 *       corrections.
 *   <li>{@code Objective}, {@code SloPeriod}, {@code BudgetingMethod}, {@code Outcome}: the vocabulary that all other
 *       packages use.
 * </ul>
 *
 * <p>The classes here check arguments and delegate; what they do is in {@code io.slo4j.internal.engine}. A new class here
 * should be public and worth a user's attention; at most three may be hidden.
 */
@NullMarked
package io.slo4j;

import org.jspecify.annotations.NullMarked;
