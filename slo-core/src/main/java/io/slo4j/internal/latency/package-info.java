/** Latency counting: striped bucket counts that only grow, and the intervals between two readings of them. */
@NullMarked
package io.slo4j.internal.latency;

import org.jspecify.annotations.NullMarked;
