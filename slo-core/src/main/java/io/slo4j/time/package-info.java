/**
 * Clocks: time that never goes back. Begin at {@link io.slo4j.time.SloClock#system}, or for tests at
 * {@link io.slo4j.time.VirtualClock}, on which a registry starts no thread.
 *
 * <ul>
 *   <li>{@code SloClock}: nanoseconds since the Unix epoch, and a stopwatch for single calls. You may implement it; it must
 *       only read, because it is called while locks are held.
 *   <li>{@code Durations}: checks, conversions, and the one spelling of durations.
 * </ul>
 *
 * <p>Only the registry and its SLOs read a clock. All code below them gets the time as an argument.
 */
@NullMarked
package io.slo4j.time;

import org.jspecify.annotations.NullMarked;
