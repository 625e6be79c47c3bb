/**
 * Checks that every package makes. {@link io.slo4j.internal.check.Arguments} refuses a null by the name of the argument;
 * {@link io.slo4j.internal.check.Settings} refuses a setting that a builder was given already.
 *
 * <p>These are the bottom of the house, used by all packages and using none. Messages read {@code <what> must be <rule>, but was
 * <value>}. A check that only one package makes belongs there.
 */
@NullMarked
package io.slo4j.internal.check;

import org.jspecify.annotations.NullMarked;
