/** How long events take, in windows: what to track, and what a window says. */
@NullMarked
package io.slo4j.latency;

import org.jspecify.annotations.NullMarked;
