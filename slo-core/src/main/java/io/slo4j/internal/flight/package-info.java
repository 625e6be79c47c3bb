/**
 * Events that have begun and not yet ended. It knows no SLO, reads no clock and counts nothing.
 */
@NullMarked
package io.slo4j.internal.flight;

import org.jspecify.annotations.NullMarked;
