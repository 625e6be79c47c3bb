/**
 * Where the events of an SLO come from if nobody records them. Begin at {@link io.slo4j.source.EventSource}, which reads counters
 * that something else keeps, or at {@link io.slo4j.source.SampledCondition}, which asks a condition again and again.
 *
 * <p>A registry reads both on a thread of its own, never on the one that ticks; on a virtual clock the thread that ticks reads
 * them first. {@link io.slo4j.source.SourceStatus} says when that last went well.
 *
 * <p>Values, and an interface that users write. Reading is in {@code io.slo4j.internal.pull}.
 */
@NullMarked
package io.slo4j.source;

import org.jspecify.annotations.NullMarked;
