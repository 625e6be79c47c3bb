package io.slo4j;

import org.jspecify.annotations.Nullable;

/**
 * A piece of work that returns something, to be wrapped in {@link Slo#call} or {@link Slo#track}.
 *
 * @param <T> what it returns
 * @param <X> what it may throw; the compiler infers an unchecked exception where it throws none
 */
@FunctionalInterface
public interface CheckedSupplier<T extends @Nullable Object, X extends Throwable> {
    /**
     * Does the work.
     *
     * @return its result
     * @throws X if it fails
     */
    T get() throws X;
}
