package io.slo4j.notify;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The one way to a receiver: posts JSON, and has an answer within the receiver's time-out, whatever it does. Follows no redirect,
 * which would carry credentials elsewhere. Safe for use by any thread; never throws.
 */
final class HttpPost implements AutoCloseable {
    private static final int MOST_OF_AN_ANSWER = 200;

    private final Receiver receiver;
    private final URI uri;
    private final Collection<String> texts;
    private final ExecutorService threads;
    private final Credentials credentials;
    private final Map<Thread, Future<?>> running = new ConcurrentHashMap<>();
    private @Nullable HttpClient client;
    private volatile boolean closed;

    /**
     * @param texts what is in the messages and must not be shown
     */
    HttpPost(Receiver receiver, URI uri, Collection<String> texts) {
        this.receiver = receiver;
        this.uri = uri;
        this.texts = texts;
        this.threads = SenderThreads.pool("slo4j-notify-http");
        this.credentials = new Credentials(receiver, threads);
    }

    /** Posts one message. */
    Answer send(String json) {
        try {
            Map<String, String> headers = headers();
            return exchange(request(json, headers), new Secrets(receiver.uri(), headers.values(), texts));
        } catch (NoCredentials without) {
            return Answer.failed(without.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Answer.failed("interrupted");
        } catch (RuntimeException refused) {
            return Answer.failed(closed ? "closed" : refused.getClass().getName());
        }
    }

    private Map<String, String> headers() throws InterruptedException, NoCredentials {
        FutureTask<Map<String, String>> task = credentials.task();
        running.put(Thread.currentThread(), task);
        try {
            if (closed) {
                throw new NoCredentials("closed");
            }
            return credentials.get(task);
        } catch (CancellationException cancelled) {
            throw new NoCredentials("closed");
        } catch (TimeoutException slow) {
            throw new NoCredentials(
                    "credentials must be had within " + receiver.timeout().toMillis() + " ms, but were not");
        } catch (ExecutionException thrown) {
            Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
            throw new NoCredentials(
                    "credentials must be had, but " + cause.getClass().getName() + " was thrown");
        } finally {
            running.remove(Thread.currentThread());
        }
    }

    /** Why there are no credentials, without what they are. */
    private static final class NoCredentials extends Exception {
        private static final long serialVersionUID = 1;

        NoCredentials(String reason) {
            super(reason, null, false, false);
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }
    }

    private HttpRequest request(String json, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(receiver.timeout())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        headers.forEach(request::setHeader);
        return request.build();
    }

    private Answer exchange(HttpRequest request, Secrets secrets) throws InterruptedException {
        AtomicReference<@Nullable ResponseInfo> head = new AtomicReference<>();
        CompletableFuture<HttpResponse<String>> exchange = client().sendAsync(request, info -> {
            head.set(info);
            return new BeginningOfBody();
        });
        running.put(Thread.currentThread(), exchange);
        try {
            if (closed) {
                return Answer.failed("closed");
            }
            String body = exchange.get(receiver.timeout().toNanos(), TimeUnit.NANOSECONDS)
                    .body();
            return answer(head.get(), body, secrets);
        } catch (TimeoutException slow) {
            return answer(head.get(), "", secrets);
        } catch (CancellationException cancelled) {
            return Answer.failed("closed");
        } catch (ExecutionException thrown) {
            return Answer.failed(closed ? "closed" : reason(thrown.getCause(), secrets));
        } finally {
            exchange.cancel(true);
            running.remove(Thread.currentThread());
        }
    }

    /* A receiver that has said its status has answered, though the rest may never come. */
    private Answer answer(@Nullable ResponseInfo head, String body, Secrets secrets) {
        if (head == null) {
            return Answer.failed(noAnswer());
        }
        Duration retryAfter = head.headers()
                .firstValue("Retry-After")
                .map(said -> RetryAfter.of(said, Instant.now()))
                .orElse(null);
        return Answer.of(head.statusCode(), secrets.hidden(body, MOST_OF_AN_ANSWER), retryAfter);
    }

    private String noAnswer() {
        return "did not answer within " + receiver.timeout().toMillis() + " ms";
    }

    private String reason(@Nullable Throwable thrown, Secrets secrets) {
        if (thrown == null || thrown instanceof java.net.http.HttpTimeoutException) {
            return noAnswer();
        }
        String message = thrown.getMessage();
        String said = thrown.getClass().getName() + (message == null ? "" : ": " + message);
        return secrets.hidden(said, MOST_OF_AN_ANSWER);
    }

    /* Made by a thread of the pool: the threads of the client inherit from that one. */
    private synchronized HttpClient client() throws InterruptedException {
        HttpClient made = client;
        if (made == null) {
            try {
                made = threads.submit(this::newClient).get();
            } catch (ExecutionException thrown) {
                throw new IllegalStateException(thrown.getCause());
            }
            client = made;
        }
        return made;
    }

    private HttpClient newClient() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .executor(threads)
                .connectTimeout(receiver.timeout())
                .followRedirects(HttpClient.Redirect.NEVER);
        receiver.tls().ifPresent(builder::sslContext);
        return builder.build();
    }

    boolean isClosed() {
        return closed;
    }

    /** Gives up what is being sent, and ends the threads. */
    @Override
    public void close() {
        closed = true;
        running.values().forEach(exchange -> exchange.cancel(true));
        HttpClient made;
        synchronized (this) {
            made = client;
        }
        if (made != null) {
            endNow(made);
        }
        threads.shutdown();
    }

    /* Before JDK 21 a client ends its thread when nobody holds it any more. */
    private static void endNow(HttpClient client) {
        try {
            HttpClient.class.getMethod("shutdownNow").invoke(client);
        } catch (ReflectiveOperationException older) {
            /* It ends by itself. */
        }
    }
}
