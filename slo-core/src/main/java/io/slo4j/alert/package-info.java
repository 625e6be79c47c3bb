/**
 * Alert rules, and what becomes of them. Begin at {@link io.slo4j.alert.AlertPolicy}, which is a list of rules, and at
 * {@link io.slo4j.alert.AlertSubscription}, which says who is notified of what.
 *
 * <ul>
 *   <li>{@code AlertRule} and its kinds: {@code BurnRateRule}, {@code BudgetRule}, {@code LatencyRule}, {@code TrafficRule}. A kind
 *       holds its condition, evidence, words and closed form; how it is judged is in {@code io.slo4j.internal.alert}.
 *   <li>{@code Alert} and its {@code Evidence}: what a listener gets. {@code AlertStatus}: how a rule stands now.
 *   <li>{@code AlertMatcher}, {@code Silence}, {@code Silences}: which alerts are suppressed.
 *   <li>{@code AlertHistory}, {@code AlertEpisode}, {@code AlertStatistics}: what has fired.
 * </ul>
 *
 * <p>All are values, or interfaces over a registry. Only the listeners are meant to be implemented.
 */
@NullMarked
package io.slo4j.alert;

import org.jspecify.annotations.NullMarked;
