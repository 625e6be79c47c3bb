package io.slo4j.examples.checkout;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.slo4j.Slo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The JDK's HTTP server on the loopback address. Every request is an event of an SLO. */
final class HttpFront implements AutoCloseable {
    /** Payments may hang for ten seconds each; the page must still be answered. */
    private static final int THREADS = 64;

    private static final int MAX_BODY_BYTES = 10_000;

    static {
        /* Without it headers and body leave in two segments, and the second waits 40 ms for an acknowledgement. */
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService pool;
    private final Router router;
    private final Slo http;
    private final OwnPages pages;

    /**
     * Starts the server.
     *
     * @param port 0 takes any that is free
     * @throws IOException if the port is taken
     */
    HttpFront(int port, Router router, Slo http) throws IOException {
        this.router = router;
        this.http = http;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        this.pages = new OwnPages(server.getAddress().getPort());
        AtomicInteger threads = new AtomicInteger();
        this.pool = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "checkout-http-" + threads.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(pool);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Response response = http.call(() -> answer(exchange));
            response.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(response.status(), response.body().length == 0 ? -1 : response.body().length);
            exchange.getResponseBody().write(response.body());
        }
    }

    private Response answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return Response.error(413, "body must be at most " + MAX_BODY_BYTES + " bytes, but was more");
        }
        String refusal = pages.refusal(exchange.getRequestMethod(), exchange.getRequestHeaders());
        if (refusal != null) {
            return Response.error(403, refusal);
        }
        URI uri = exchange.getRequestURI();
        @Nullable String query = uri.getRawQuery();
        @Nullable String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
        try {
            return router.route(new Request(
                    exchange.getRequestMethod(),
                    uri.getPath(),
                    Query.parse(query == null ? "" : query),
                    contentType == null ? "" : contentType,
                    new String(body, StandardCharsets.UTF_8)));
        } catch (BadRequestException e) {
            return Response.error(400, String.valueOf(e.getMessage()));
        }
    }

    /** Accepts no more requests, and interrupts those that still hang. */
    @Override
    public void close() {
        server.stop(0);
        pool.shutdownNow();
    }
}
