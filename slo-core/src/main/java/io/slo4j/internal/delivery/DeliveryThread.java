package io.slo4j.internal.delivery;

import io.slo4j.internal.guard.Threads;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The daemon thread of one listener, so that no listener waits for another. It starts when the listener is registered, and
 * not when there is something to deliver: a process that is out of threads by then can still raise the alarm.
 */
final class DeliveryThread {
    private DeliveryThread() {}

    /** Shutting it down lets the listener return, and then ends the thread. */
    static ExecutorService start(String name) {
        ThreadPoolExecutor thread = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> Threads.daemon(name, work));
        thread.prestartCoreThread();
        return thread;
    }
}
