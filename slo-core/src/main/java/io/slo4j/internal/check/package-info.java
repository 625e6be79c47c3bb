/** Checks of arguments that every package makes. */
@NullMarked
package io.slo4j.internal.check;

import org.jspecify.annotations.NullMarked;
