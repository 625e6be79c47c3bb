/**
 * The evaluation of rules. Begin at {@link io.slo4j.internal.alert.RuleEvaluator}, which steps one rule of one SLO once a
 * tick.
 *
 * <ul>
 *   <li>{@code ...Condition}: evaluates one kind of rule, from readings to a verdict with evidence. There is one for each
 *       kind; the rule itself, with its words, is in {@code io.slo4j.alert}.
 *   <li>{@code RuleInputs}, {@code Readings}: the settings and values that a condition reads. {@code RuleSteps}: inactive,
 *       pending, firing, and the steps between them.
 * </ul>
 *
 * <p>Nothing here knows listeners or a registry, and nothing reads a clock. One thread at a time steps a rule; any thread
 * may read its status.
 */
@NullMarked
package io.slo4j.internal.alert;

import org.jspecify.annotations.NullMarked;
