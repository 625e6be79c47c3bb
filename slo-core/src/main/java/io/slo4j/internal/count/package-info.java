/**
 * The counting engine: totals that only grow, checkpoints of them, and windows as the difference of two.
 *
 * <p>Nothing here knows of objectives, budgets or alerts, and nothing reads a clock: time comes in as an argument, in
 * nanoseconds since the Unix epoch.
 */
@NullMarked
package io.slo4j.internal.count;

import org.jspecify.annotations.NullMarked;
