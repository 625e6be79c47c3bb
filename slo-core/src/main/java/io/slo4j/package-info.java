/**
 * The front door. Begin at {@link io.slo4j.SloRegistry}, then {@link io.slo4j.Slo#builder}.
 *
 * <ul>
 *   <li>{@code Slo}: wrap or record events, ask how it stands, listen to it. {@code SloGroup}: one for each value of a label.
 *   <li>{@code SloBuilder} makes a {@code SloDefinition}, which is everything that was said of an SLO, checked and immutable.
 *   <li>{@code SloStatus}, {@code WindowStatus}: values, which never change. {@code ErrorBudget}: gates and corrections.
 *   <li>{@code Objective}, {@code SloPeriod}, {@code BudgetingMethod}, {@code Outcome}: the vocabulary, used by everything below.
 * </ul>
 *
 * <p>The classes here check arguments and delegate; what they do is in {@code io.slo4j.internal.engine}. A new class here should
 * be public and worth a user's attention: of hidden ones there are three at most.
 */
@NullMarked
package io.slo4j;

import org.jspecify.annotations.NullMarked;
