package io.slo4j.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A receiver on loopback that remembers what it was sent, and answers as it is told. */
final class StubReceiver implements AutoCloseable {
    /** How it answers. */
    interface Behaviour {
        void answer(HttpExchange exchange) throws Exception;
    }

    /** What it was sent, and when. */
    record Request(String path, String authorization, String body, long nanos) {}

    final List<Request> all = new CopyOnWriteArrayList<>();
    final CountDownLatch closing = new CountDownLatch(1);
    volatile Behaviour behaviour = status(200, "");
    private final BlockingQueue<Request> news = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final String scheme;

    private StubReceiver(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    static StubReceiver start() throws IOException {
        return new StubReceiver(HttpServer.create(loopback(0), 100), "http");
    }

    static StubReceiver startAt(int port) throws IOException {
        return new StubReceiver(HttpServer.create(loopback(port), 100), "http");
    }

    static StubReceiver startTls(SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(0), 100);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new StubReceiver(server, "https");
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    static Behaviour status(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Behaviour status(int status, String header, String value) {
        return exchange -> {
            exchange.getResponseHeaders().set(header, value);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Request request = new Request(
                    exchange.getRequestURI().toString(),
                    authorization == null ? "" : authorization,
                    body,
                    System.nanoTime());
            all.add(request);
            news.add(request);
            behaviour.answer(exchange);
        } catch (IOException gone) {
            /* The sender has given up. */
        } catch (Exception thrown) {
            throw new IOException(thrown);
        }
    }

    /** Never answers, until it is closed. */
    void hang(HttpExchange exchange) throws InterruptedException {
        closing.await(60, TimeUnit.SECONDS);
    }

    /** The next request; fails when there is none within ten seconds. */
    Request next() throws InterruptedException {
        Request next = nextWithin(10_000);
        if (next == null) {
            throw new AssertionError("a request must come within 10 s, but none did");
        }
        return next;
    }

    @Nullable
    Request nextWithin(long millis) throws InterruptedException {
        return news.poll(millis, TimeUnit.MILLISECONDS);
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return scheme + "://localhost:" + port();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
