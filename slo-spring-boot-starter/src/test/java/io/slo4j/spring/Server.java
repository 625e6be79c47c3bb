package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.fail;

import io.slo4j.SloRegistry;
import io.slo4j.SloStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An application that listens on a port of its own, and what is asked of it. */
final class Server implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
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

    ConfigurableApplicationContext context() {
        return context;
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

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What each route has counted: {@code /orders/{id}: 1 good, 0 bad}. */
    Map<String, String> counted() {
        Map<String, String> counted = new TreeMap<>();
        context.getBean(SloRegistry.class)
                .slos()
                .forEach(slo -> slo.definition().groupMember().ifPresent(member -> {
                    SloStatus status = slo.status();
                    counted.put(member.value(), status.good() + " good, " + status.bad() + " bad");
                }));
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
