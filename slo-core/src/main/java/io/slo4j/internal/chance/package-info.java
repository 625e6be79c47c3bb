/**
 * How likely counts are by chance. {@link io.slo4j.internal.chance.BinomialTail} is all there is. Pure functions of numbers, for
 * any thread.
 */
@NullMarked
package io.slo4j.internal.chance;

import org.jspecify.annotations.NullMarked;
