package io.slo4j;

/**
 * A piece of work that returns nothing, to be wrapped in {@link Slo#run}.
 *
 * @param <X> what it may throw; the compiler infers an unchecked exception where it throws none
 */
@FunctionalInterface
public interface CheckedRunnable<X extends Throwable> {
    /**
     * Does the work.
     *
     * @throws X if it fails
     */
    void run() throws X;
}
