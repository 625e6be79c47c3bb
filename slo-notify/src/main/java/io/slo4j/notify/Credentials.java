package io.slo4j.notify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The headers of a request, some of which are asked of the application: by a thread of their own, because what it does may take for
 * ever. There is never more than one such thread: while it is away, there are no headers. Safe for use by any thread.
 */
final class Credentials {
    private final Receiver receiver;
    private final ExecutorService threads;
    private final AtomicBoolean asking = new AtomicBoolean();

    Credentials(Receiver receiver, ExecutorService threads) {
        this.receiver = receiver;
        this.threads = threads;
    }

    /** Not yet asked for. */
    FutureTask<Map<String, String>> task() {
        return new FutureTask<>(this::headers);
    }

    /**
     * Asks for them.
     *
     * @throws ExecutionException with what the application threw
     * @throws TimeoutException if they cannot be had within the receiver's time-out; the thread is interrupted
     */
    Map<String, String> get(FutureTask<Map<String, String>> task)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (!asking.compareAndSet(false, true)) {
            throw new TimeoutException();
        }
        boolean handedOver = false;
        try {
            threads.execute(() -> {
                try {
                    task.run();
                } finally {
                    asking.set(false);
                }
            });
            handedOver = true;
        } finally {
            if (!handedOver) {
                asking.set(false);
            }
        }
        try {
            return task.get(receiver.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            task.cancel(true);
        }
    }

    private Map<String, String> headers() throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, Callable<String>> header : receiver.headers().entrySet()) {
            headers.put(header.getKey(), header.getValue().call());
        }
        return headers;
    }
}
