/**
 * Contracts that implementations of your own can be checked against. Begin at {@link io.slo4j.test.SnapshotStoreContract}.
 *
 * <p>Nothing here needs a test framework: a check throws an {@code AssertionError} that says what is wrong, or returns it as text.
 */
@NullMarked
package io.slo4j.test;

import org.jspecify.annotations.NullMarked;
