/** Latency counting: striped bucket counts that only grow, and the intervals between two readings of them. */
@NullMarked
package io.slo4j.latency.engine;

import org.jspecify.annotations.NullMarked;
