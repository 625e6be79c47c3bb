package io.slo4j;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that returns a result and may throw a checked exception. {@link Slo#call}, {@link Slo#track} and {@link Slo#wrap} take
 * it as a lambda or a method reference, and the compiler infers what it throws.
 *
 * @param <T> the type of the result
 * @param <X> what the work may throw; an unchecked exception is inferred if it throws no checked one
 */
@FunctionalInterface
public interface CheckedSupplier<T extends @Nullable Object, X extends Throwable> extends Callable<T>, Supplier<T> {
    /**
     * Does the work.
     *
     * @return the result
     * @throws X if the work fails
     */
    T getChecked() throws X;

    /**
     * Does the work for a caller that takes any {@link Callable}. Throws what the work throws, unchanged.
     *
     * @return the result
     * @throws Exception if the work fails
     */
    @Override
    @SuppressWarnings("unchecked")
    default T call() throws Exception {
        return ((CheckedSupplier<T, Exception>) this).getChecked();
    }

    /**
     * Does the work for a caller that knows no checked exceptions. Throws what the work throws, unchanged, even if it is a
     * checked exception.
     *
     * @return the result
     */
    @Override
    @SuppressWarnings("unchecked")
    default T get() {
        return ((CheckedSupplier<T, RuntimeException>) this).getChecked();
    }
}
