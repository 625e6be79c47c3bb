/**
 * Rules at work. Begin at {@link io.slo4j.internal.alert.RuleEvaluator}, which steps one rule of one SLO once a tick.
 *
 * <ul>
 *   <li>{@code ...Condition}: how one kind of rule is judged, from what it looks at to a verdict with evidence. There is one for each
 *       kind; the rule itself, with its words, is in {@code io.slo4j.alert}.
 *   <li>{@code RuleInputs}: what a condition may look at. {@code RuleState}: inactive, pending, firing, and what moves a rule
 *       between them.
 * </ul>
 *
 * <p>Nothing here knows listeners or a registry, and nothing reads a clock. One thread at a time steps a rule; any thread may read
 * how it stands.
 */
@NullMarked
package io.slo4j.internal.alert;

import org.jspecify.annotations.NullMarked;
