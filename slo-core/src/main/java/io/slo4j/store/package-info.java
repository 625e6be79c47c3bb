/**
 * What outlives a process: snapshots, and where they are kept. Begin at {@link io.slo4j.store.SnapshotStore#directory}; implement
 * {@link io.slo4j.store.SnapshotStore} to keep them elsewhere.
 *
 * <ul>
 *   <li>{@code SloSnapshot}: a value that becomes bytes, is made from bytes, and can be merged with those of other instances.
 *       {@code SloStatus.of} and {@code RegistryView.of} show what it holds.
 *   <li>{@code SnapshotFormatException}, {@code StoreInUseException}: why one could not be read.
 * </ul>
 *
 * <p>What a snapshot holds, and the format of its bytes, are in {@code io.slo4j.internal.snapshot}. The hidden classes here know
 * files, and not what is in them.
 */
@NullMarked
package io.slo4j.store;

import org.jspecify.annotations.NullMarked;
