/**
 * Tests alert policies before they are used. Begin at one of these:
 *
 * <ul>
 *   <li>{@link io.slo4j.simulate.PolicyAnalysis}: a policy in closed form, without any traffic. {@code FaultAnalysis} and
 *       {@code Detection} are its rows.
 *   <li>{@link io.slo4j.simulate.Simulation}: {@code Traffic} and {@code Fault}s in virtual time, through the code that
 *       pages in production. The result is a {@code SimulationResult}.
 *   <li>{@link io.slo4j.simulate.ObjectiveAdvisor}: advice on an objective, from the history of a service.
 *   <li>{@link io.slo4j.simulate.HistoryPlayer}: a history of counts by the second, played through SLOs; the advisor and slo-cli
 *       use it.
 * </ul>
 *
 * <p>This module uses the exported packages of slo-core only, and evaluates rules with their code.
 */
@NullMarked
package io.slo4j.simulate;

import org.jspecify.annotations.NullMarked;
