/** How figures are written wherever slo4j speaks to people in sentences. */
@NullMarked
package io.slo4j.figures;

import org.jspecify.annotations.NullMarked;
