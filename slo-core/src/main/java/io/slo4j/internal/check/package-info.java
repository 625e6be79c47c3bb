/**
 * Checks that every package makes. {@link io.slo4j.internal.check.Arguments} refuses a null by the name of the argument;
 * {@link io.slo4j.internal.check.Settings} refuses to set a setting of a builder twice;
 * {@link io.slo4j.internal.check.Numbers} refuses a number that is out of range, or none.
 *
 * <p>All packages use this one, and it uses none. Messages read {@code <what> must be <rule>, but was <value>}. A check
 * that only one package makes belongs into that package.
 */
@NullMarked
package io.slo4j.internal.check;

import org.jspecify.annotations.NullMarked;
