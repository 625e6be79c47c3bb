/**
 * Bad events by cause: counted for ever, subtracted to get a window. It knows no SLO and no rule.
 */
@NullMarked
package io.slo4j.internal.cause;

import org.jspecify.annotations.NullMarked;
