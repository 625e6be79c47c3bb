/** How figures are written wherever slo4j speaks to people in sentences. */
@NullMarked
package io.slo4j.text;

import org.jspecify.annotations.NullMarked;
