/**
 * The counting engine. Begin at {@link io.slo4j.internal.count.History}: windows of one line of totals.
 *
 * <ul>
 *   <li>{@code OutcomeRules}: which events are good, by what work returned or threw.
 *   <li>{@code Totals}: good and bad, which only grow. Recording is one add here, and nothing else.
 *   <li>{@code Timeline}: when checkpoints were taken, and in which slots; one for all SLOs of a registry. {@code Tier}: one level
 *       of the pyramid they form. {@code Checkpoints}: the totals by slot.
 *   <li>{@code WindowStarts}, {@code CachedWindow}: where the windows of a tick begin, found once for all SLOs.
 * </ul>
 *
 * <p>Nothing here knows of objectives, budgets, alerts or a store, and nothing reads a clock: time comes in as an argument, in
 * nanoseconds since the Unix epoch. The races are cases of slo-stress; change nothing in the order of writes without running them.
 */
@NullMarked
package io.slo4j.internal.count;

import org.jspecify.annotations.NullMarked;
