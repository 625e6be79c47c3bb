package io.slo4j.internal.engine;

import io.slo4j.internal.delivery.Patience;
import io.slo4j.internal.guard.Threads;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that calls a store: a daemon of its own or, where there are no threads, whoever ticks. No interrupt costs what
 * the store was to do, neither one of the thread that waits for it nor one of the thread that calls it. Safe for use by any
 * thread.
 */
final class StoreThread {
    private final @Nullable ScheduledThreadPoolExecutor thread;

    /* Guarded by this. */
    private @Nullable Future<?> planned;
    private boolean ended;

    StoreThread(boolean inBackground) {
        this.thread = inBackground ? new ScheduledThreadPoolExecutor(1, StoreThread::daemon) : null;
    }

    private static Thread daemon(Runnable work) {
        return Threads.daemon("slo4j-store", work);
    }

    /** Whether it is a thread of its own. */
    boolean isInBackground() {
        return thread != null;
    }

    /**
     * Does something, and waits until it is done.
     *
     * @param patience how long at most, where the thread is one of its own
     * @throws TimeoutException if it is not done by then; it goes on all the same
     * @throws Throwable whatever it throws
     */
    <T extends @Nullable Object> T within(Duration patience, Callable<T> work) throws Throwable {
        if (thread == null) {
            return work.call();
        }
        Future<T> done = thread.submit(work);
        try {
            return new Patience(patience).await(nanos -> get(done, nanos));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw cause == null ? e : cause;
        }
    }

    private static <T extends @Nullable Object> T get(Future<T> done, long nanos) throws Exception {
        return done.get(nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * Calls a store. What was interrupted in the middle, such as the channel of a file that was closed for it, is done once
     * more.
     */
    static <T extends @Nullable Object> T uninterrupted(Callable<T> call) throws Exception {
        return Patience.undisturbed(() -> {
            try {
                return call.call();
            } catch (InterruptedException e) {
                return call.call();
            } catch (Exception e) {
                if (Thread.interrupted()) {
                    return call.call();
                }
                throw e;
            }
        });
    }

    /** Does something after a time, in place of what was planned before; nothing where there is no thread, or no more. */
    synchronized void plan(Runnable work, long nanos) {
        if (thread == null || ended) {
            return;
        }
        if (planned != null) {
            planned.cancel(false);
        }
        planned = thread.schedule(work, nanos, TimeUnit.NANOSECONDS);
    }

    /** Does something as soon as what is under way is done; nothing where there is no thread, or no more. Waits for nobody. */
    synchronized void next(Runnable work) {
        if (thread != null && !ended) {
            thread.execute(work);
        }
    }

    /** Ends the thread as soon as it has done what it is doing. */
    synchronized void end() {
        ended = true;
        if (thread != null) {
            thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
            thread.shutdown();
        }
    }
}
