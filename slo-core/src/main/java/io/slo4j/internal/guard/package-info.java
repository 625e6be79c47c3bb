/**
 * What stands between slo4j and code that is not its own. {@link io.slo4j.internal.guard.Log} is the one way to log: whatever a
 * logger or a message does, the caller never sees it. {@link io.slo4j.internal.guard.Notices} says a thing once, and then how
 * often it happened. {@link io.slo4j.internal.guard.Threads} makes every thread.
 *
 * <p>At the bottom of the house: used by all packages and using none but its neighbour {@code internal.check}.
 */
@NullMarked
package io.slo4j.internal.guard;

import org.jspecify.annotations.NullMarked;
