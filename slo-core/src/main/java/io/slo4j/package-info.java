/**
 * The front door: register an {@link io.slo4j.Slo} in an {@link io.slo4j.SloRegistry}, record events, ask for the
 * {@link io.slo4j.SloStatus}.
 */
@NullMarked
package io.slo4j;

import org.jspecify.annotations.NullMarked;
