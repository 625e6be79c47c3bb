package io.slo4j.notify;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the threads of the senders: daemons that inherit nothing from the thread that happens to make them, neither thread locals
 * nor a context class loader, which would keep an application's objects for as long as the thread runs.
 */
final class SenderThreads {
    private SenderThreads() {}

    static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    /** As many as are needed, and none when nothing has been sent for ten seconds. */
    static ExecutorService pool(String name) {
        AtomicInteger count = new AtomicInteger();
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                work -> daemon(name + "-" + count.incrementAndGet(), work));
    }
}
