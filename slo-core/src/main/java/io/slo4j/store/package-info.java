/**
 * What outlives a process: snapshots, and where they are kept.
 *
 * <p>A {@link io.slo4j.store.SnapshotStore} keeps snapshots, in a directory or wherever you like; a
 * {@link io.slo4j.store.SloSnapshot} is a value that becomes bytes and is made from them, and that can be merged with others.
 */
@NullMarked
package io.slo4j.store;

import org.jspecify.annotations.NullMarked;
