/**
 * What outlives a process: snapshots as values, their format, and where they are kept.
 *
 * <p>Nothing here knows how events are counted or rules evaluated: a snapshot is plain numbers, which the packages above
 * write themselves into and restore themselves from.
 */
@NullMarked
package io.slo4j.store;

import org.jspecify.annotations.NullMarked;
