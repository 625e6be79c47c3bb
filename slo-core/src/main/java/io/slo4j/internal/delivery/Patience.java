package io.slo4j.internal.delivery;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * How long somebody else is waited for. An interrupt does not shorten the wait, because it would cost what is waited for: the
 * waiting thread is interrupted again afterwards. For one thread.
 */
public final class Patience {
    private final long deadlineNanos;

    /** Patience that ends so long after now. */
    public Patience(Duration atMost) {
        this.deadlineNanos = System.nanoTime() + atMost.toNanos();
    }

    /**
     * Something that is waited for, by a method that an interrupt cuts short.
     *
     * @param <T> what it comes to
     * @param <X> what else it may throw
     */
    @FunctionalInterface
    public interface Wait<T extends @Nullable Object, X extends Exception> {
        /** Waits for so long at most; 0 or less means not at all. */
        T upTo(long nanos) throws InterruptedException, X;
    }

    /** Waits until the patience ends, whoever interrupts this thread meanwhile. */
    public <T extends @Nullable Object, X extends Exception> T await(Wait<T, X> wait) throws X {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return wait.upTo(deadlineNanos - System.nanoTime());
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            interruptAgain(interrupted);
        }
    }

    /**
     * Calls others' code on a thread that is not interrupted, whatever was done to the thread before. Afterwards it is
     * interrupted if it was, or if the code has left it so.
     */
    public static <T extends @Nullable Object> T undisturbed(Callable<T> code) throws Exception {
        boolean interrupted = Thread.interrupted();
        try {
            return code.call();
        } finally {
            interruptAgain(interrupted);
        }
    }

    private static void interruptAgain(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
