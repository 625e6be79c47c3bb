package io.slo4j.examples.checkout;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Customers: real HTTP requests at an even pace of real time, a limited number at once. The limit begins at one and grows
 * by one with every 20 answers, because a JVM that has just started is slow until its classes are loaded.
 */
final class LoadGenerator implements AutoCloseable {
    static final int REQUESTS_PER_SECOND = 200;
    private static final int AT_ONCE = 32;
    private static final int ANSWERS_PER_STEP = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "checkout-load");
        thread.setDaemon(true);
        return thread;
    });
    private final Semaphore permits = new Semaphore(1);
    private final AtomicInteger atOnce = new AtomicInteger(1);
    private final AtomicLong answered = new AtomicLong();
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile boolean closed;

    LoadGenerator(URI address) {
        this.address = address;
    }

    /** Begins to send requests. */
    void start() {
        long everyNanos = TimeUnit.SECONDS.toNanos(1) / REQUESTS_PER_SECOND;
        Future<?> unused = scheduler.scheduleAtFixedRate(this::sendOne, 0, everyNanos, TimeUnit.NANOSECONDS);
    }

    /** Runs an action after a delay, on the thread that sends. */
    void after(Duration delay, Runnable action) {
        Future<?> unused = scheduler.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Sets the service's faults over HTTP. */
    CompletableFuture<HttpResponse<String>> setFaults(Faults faults) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/faults"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.response(0, faults).body()))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString());
    }

    private void sendOne() {
        if (!permits.tryAcquire()) {
            return;
        }
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/checkout?items=5"))
                .timeout(PATIENCE)
                .build();
        CompletableFuture<?> unused =
                client.sendAsync(request, BodyHandlers.discarding()).whenComplete(this::settle);
    }

    private void settle(@Nullable HttpResponse<Void> response, @Nullable Throwable thrown) {
        permits.release();
        if (answered.incrementAndGet() % ANSWERS_PER_STEP == 0 && atOnce.get() < AT_ONCE) {
            atOnce.incrementAndGet();
            permits.release();
        }
        if (response != null && response.statusCode() < 500) {
            succeeded.increment();
        } else if (!closed) {
            failed.increment();
        }
    }

    long succeeded() {
        return succeeded.sum();
    }

    long failed() {
        return failed.sum();
    }

    /** Stops sending. */
    @Override
    public void close() {
        closed = true;
        scheduler.shutdownNow();
    }
}
