/** Snapshots in a database of one's own. */
@NullMarked
package io.slo4j.examples.store;

import org.jspecify.annotations.NullMarked;
