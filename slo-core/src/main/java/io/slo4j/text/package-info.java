/**
 * Numbers as people read them. {@link io.slo4j.text.Figures} spells every ratio, burn rate, count and share that slo4j shows to people, in
 * messages, tables and reports, so that the same number looks the same everywhere.
 *
 * <p>It is public because slo-simulate, slo-cli and the examples spell the same numbers. Durations are spelled by
 * {@link io.slo4j.time.Durations}. Programs should read fields instead: how many digits there are may change in any version.
 */
@NullMarked
package io.slo4j.text;

import org.jspecify.annotations.NullMarked;
