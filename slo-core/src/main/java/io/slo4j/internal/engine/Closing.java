package io.slo4j.internal.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** That one thread closes a registry, while others that close it too wait for it. */
final class Closing {
    private final AtomicReference<@Nullable Thread> closer = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Returns whether the calling thread is the first. */
    boolean begin() {
        return closer.compareAndSet(null, Thread.currentThread());
    }

    /** It is done. */
    void end() {
        ended.countDown();
    }

    /**
     * Waits until it is done, however often the thread is interrupted: whoever closes a registry goes on to what needs it saved.
     * Does not wait where the first may be waiting for the calling thread.
     *
     * @param isAwaited whether the one that closes waits for a thread
     */
    void await(Predicate<Thread> isAwaited) {
        Thread caller = Thread.currentThread();
        boolean interrupted = false;
        while (caller != closer.get() && !isAwaited.test(caller)) {
            try {
                ended.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            caller.interrupt();
        }
    }
}
