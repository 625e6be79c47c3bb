/**
 * Alert rules, and the alerts that they raise. Begin at {@link io.slo4j.alert.AlertPolicy}, which is a list of rules, and
 * at {@link io.slo4j.alert.AlertSubscription}, which connects a listener with alerts.
 *
 * <ul>
 *   <li>{@code AlertRule} and its kinds: {@code BurnRateRule}, {@code BudgetRule}, {@code ExhaustionRule},
 *       {@code LatencyRule}, {@code TrafficRule}. A kind holds its condition, evidence, words and closed form; {@code io.slo4j.internal.alert}
 *       evaluates it.
 *   <li>{@code Alert} and its {@code Evidence}: what a listener gets. {@code AlertStatus}: the state of a rule now.
 *   <li>{@code AlertMatcher}, {@code Silence}, {@code Silences}: which alerts are muted.
 *   <li>{@code AlertHistory}, {@code AlertEpisode}, {@code AlertStatistics}: past alerts.
 * </ul>
 *
 * <p>All are values, or interfaces over a registry. Only the listeners are meant to be implemented.
 */
@NullMarked
package io.slo4j.alert;

import org.jspecify.annotations.NullMarked;
