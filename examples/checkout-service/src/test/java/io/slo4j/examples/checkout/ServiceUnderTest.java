package io.slo4j.examples.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import io.slo4j.time.VirtualClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** The real service on a virtual clock and a free port, with a client. Payments fail when the test says so. */
final class ServiceUnderTest implements AutoCloseable {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-01-05T09:00:00Z"));
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile double chance = 0.9;
    private final CheckoutService service;

    ServiceUnderTest() throws IOException {
        service = new CheckoutService(0, clock, () -> chance);
    }

    CheckoutService service() {
        return service;
    }

    URI address() {
        return service.address();
    }

    /** A payment fails if this is below the error ratio of the faults. */
    void chance(double number) {
        chance = number;
    }

    void advance(Duration by) {
        clock.advance(by);
        service.slos().tick();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address().resolve(path)).GET());
    }

    HttpResponse<String> post(String path, String contentType, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address().resolve(path))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
    }

    JsonNode slo(String name) throws IOException, InterruptedException {
        for (JsonNode slo : Json.MAPPER.readTree(get("/slo").body()).get("slos")) {
            if (slo.get("name").asText().equals(name)) {
                return slo;
            }
        }
        throw new AssertionError("no SLO " + name);
    }

    @Override
    public void close() {
        service.close();
    }
}
