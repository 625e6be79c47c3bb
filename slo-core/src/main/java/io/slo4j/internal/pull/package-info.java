/**
 * Reads sources and asks conditions. {@link io.slo4j.internal.pull.Pulling} has everything of one registry read when it is due, on
 * threads of its own ({@link io.slo4j.internal.pull.PullThreads}) or, where there are none, on the one that ticks.
 * {@link io.slo4j.internal.pull.PulledJob} is what is read by itself: a condition, or a source with all who count it
 * ({@link io.slo4j.internal.pull.SourceJob}).
 *
 * <p>Nothing here knows what an SLO is: events are passed on to an {@link io.slo4j.internal.pull.EventSink}.
 */
@NullMarked
package io.slo4j.internal.pull;

import org.jspecify.annotations.NullMarked;
