/** Keeps snapshots in a database. */
@NullMarked
package io.slo4j.examples.store;

import org.jspecify.annotations.NullMarked;
