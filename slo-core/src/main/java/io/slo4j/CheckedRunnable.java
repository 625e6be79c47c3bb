package io.slo4j;

/**
 * Work that returns nothing and may throw a checked exception. {@link Slo#run} and {@link Slo#wrap} take it as a lambda or a
 * method reference, and the compiler infers what it throws.
 *
 * @param <X> what the work may throw; an unchecked exception is inferred if it throws no checked one
 */
@FunctionalInterface
public interface CheckedRunnable<X extends Throwable> extends Runnable {
    /**
     * Does the work.
     *
     * @throws X if the work fails
     */
    void runChecked() throws X;

    /**
     * Does the work for a caller that knows no checked exceptions, such as an executor. Throws what the work throws,
     * unchanged, even if it is a checked exception.
     */
    @Override
    @SuppressWarnings("unchecked")
    default void run() {
        ((CheckedRunnable<RuntimeException>) this).runChecked();
    }
}
