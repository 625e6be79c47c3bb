/** SLOs as Micrometer meters: event counts, error ratios, burn rates, error budget and alert state. */
@NullMarked
package io.slo4j.micrometer;

import org.jspecify.annotations.NullMarked;
