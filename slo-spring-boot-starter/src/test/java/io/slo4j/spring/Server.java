package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.slo4j.GroupMember;
import io.slo4j.SloRegistry;
import io.slo4j.SloStatus;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An application that listens on a port of its own, and what is asked of it. */
final class Server implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final String base;

    Server(WebApplicationType type, Class<?> application, String... properties) {
        List<String> all = new ArrayList<>(List.of("server.port=0", "spring.main.banner-mode=off"));
        all.addAll(List.of(properties));
        this.context = new SpringApplicationBuilder(application)
                .web(type)
                .properties(all.toArray(String[]::new))
                .run();
        this.base = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** Where it listens: {@code http://localhost:4711}. */
    String base() {
        return base;
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    /** Asks, and goes away as soon as the handler has released the semaphore. */
    void abort(String path, Semaphore arrived) throws IOException, InterruptedException {
        arrived.drainPermits();
        URI at = URI.create(base + path);
        try (Socket client = new Socket(at.getHost(), at.getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertTrue(arrived.tryAcquire(30, TimeUnit.SECONDS), "the request must arrive");
        }
    }

    HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    HttpResponse<String> post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
    }

    /* Each request has a connection of its own: reactor-netty 1.3.6 can stop reading one that is kept alive (its issue 4361). */
    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A row of the guide's table: what a request makes routes and annotated SLOs count.
     *
     * @param status the status of the answer
     * @param counted the only ones that count: {@code /orders/{id} good}, {@code @orders bad}
     */
    DynamicTest row(String path, int status, String... counted) {
        String title = path + (counted.length == 0 ? " counts nowhere" : " is " + String.join(" and ", counted));
        return DynamicTest.dynamicTest(
                title,
                () -> isCounted(counted, () -> assertEquals(status, get(path).statusCode())));
    }

    /** What is to count nowhere would have, when the next request has been counted. */
    void isCounted(String[] counted, Executable requests) throws Throwable {
        Map<String, List<Long>> expected = counted();
        for (String one : counted) {
            add(one, expected);
        }
        requests.execute();
        get("/fence");
        add("/fence good", expected);
        await(expected, this::counted);
    }

    private static void add(String one, Map<String, List<Long>> expected) {
        int end = one.lastIndexOf(' ');
        List<Long> before = expected.getOrDefault(one.substring(0, end), List.of(0L, 0L));
        boolean good = one.endsWith(" good");
        expected.put(one.substring(0, end), List.of(before.get(0) + (good ? 1 : 0), before.get(1) + (good ? 0 : 1)));
    }

    /** What each route and each annotated SLO has counted: {@code /orders/{id}: [1, 0]} and {@code @orders: [1, 0]}. */
    private Map<String, List<Long>> counted() {
        Map<String, List<Long>> counted = new TreeMap<>();
        context.getBean(SloRegistry.class).slos().forEach(slo -> {
            SloStatus status = slo.status();
            counted.put(
                    slo.definition().groupMember().map(GroupMember::value).orElse("@" + slo.name()),
                    List.of(status.good(), status.bad()));
        });
        return counted;
    }

    /** A request is counted when its answer is complete, which the client may see a moment earlier. */
    static <T> void await(T expected, Supplier<T> actual) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!expected.equals(actual.get())) {
            if (System.nanoTime() > end) {
                fail("must become " + expected + ", but is " + actual.get());
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
