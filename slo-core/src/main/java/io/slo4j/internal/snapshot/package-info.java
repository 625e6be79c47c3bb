/**
 * Snapshots: how everything that outlives a process is stored and restored. Begin at
 * {@link io.slo4j.internal.snapshot.SnapshotMapper}, which makes a snapshot of a registry, and at
 * {@link io.slo4j.internal.snapshot.RestoredSnapshot}, which is the way back.
 *
 * <ul>
 *   <li>{@code Stored...}: plain values. What a snapshot holds of them is its {@code SnapshotContent}.
 *   <li>{@code ...Mapper}: one for each thing, both directions side by side. A mapper reads the plain state that a live thing
 *       offers, and gives it back to one; the live things know nothing of snapshots. A new thing to be stored needs a value, a
 *       mapper, and a section.
 *   <li>{@code SnapshotCodec} and the {@code Section...} classes: content as bytes, in the format that the codec documents.
 *   <li>{@code Merging}: the content of several instances as one.
 *   <li>{@code TakenSnapshot}: content, as users may have it.
 * </ul>
 *
 * <p>Nothing here knows the engine, or a clock.
 */
@NullMarked
package io.slo4j.internal.snapshot;

import org.jspecify.annotations.NullMarked;
