/**
 * Numbers as text for people. {@link io.slo4j.text.Figures} writes every ratio, burn rate, count and share that slo4j
 * shows, in messages, tables and reports, so that the same number looks the same everywhere.
 *
 * <p>It is public because slo-simulate, slo-cli and the examples write the same numbers. {@link io.slo4j.time.Durations}
 * writes durations. Programs should read numeric fields, not these texts: the number of digits may change in any version.
 */
@NullMarked
package io.slo4j.text;

import org.jspecify.annotations.NullMarked;
