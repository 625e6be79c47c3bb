/**
 * Snapshots: what they hold, as stored values; their format; and how several become one.
 *
 * <p>Begin with {@link io.slo4j.internal.snapshot.SnapshotContent}, which the codec and merging work on. The format is described
 * at {@link io.slo4j.internal.snapshot.SnapshotCodec}.
 */
@NullMarked
package io.slo4j.internal.snapshot;

import org.jspecify.annotations.NullMarked;
