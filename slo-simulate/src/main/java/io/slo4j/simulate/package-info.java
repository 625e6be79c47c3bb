/**
 * Seeing alerts before they fire. The ways in:
 *
 * <ul>
 *   <li>{@link io.slo4j.simulate.PolicyAnalysis}: a policy in closed form, without any traffic. {@code FaultAnalysis} and
 *       {@code Detection} are its rows.
 *   <li>{@link io.slo4j.simulate.Simulation}: {@code Traffic} and {@code Fault}s in virtual time, through the code that will page. The
 *       result is a {@code SimulationResult}.
 *   <li>{@link io.slo4j.simulate.ObjectiveAdvisor}: advice on an objective from what a service has done.
 *   <li>{@link io.slo4j.simulate.HistoryPlayer}: a history of counts by the second, played through SLOs; the advisor and slo-cli
 *       use it.
 * </ul>
 *
 * <p>This module uses what slo-core exports and nothing else, and knows no second way to judge a rule.
 */
@NullMarked
package io.slo4j.simulate;

import org.jspecify.annotations.NullMarked;
