package io.slo4j.examples.checkout;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.annotation.SloProxies;
import io.slo4j.micrometer.SloMetrics;
import io.slo4j.time.SloClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** The service: its objectives, its endpoints and its HTTP server. */
final class CheckoutService implements AutoCloseable {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final SloRegistry slos;
    private volatile Faults faults = Faults.NONE;
    private volatile String traffic = "none but yours";
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Router router;
    private final Distances distances;
    private final HttpFront front;

    /**
     * Starts the service.
     *
     * @param port 0 takes any that is free
     * @throws IOException if the port is taken
     */
    static CheckoutService start(int port, SloClock clock) throws IOException {
        return new CheckoutService(
                port, clock, () -> ThreadLocalRandom.current().nextDouble());
    }

    CheckoutService(int port, SloClock clock, DoubleSupplier chance) throws IOException {
        this.slos = SloRegistry.builder().clock(clock).tick(tick(clock.pace())).build();
        Objectives.checkout(slos);
        Slo http = Objectives.http(slos);
        this.distances = new Distances(slos);
        CheckoutApi api = SloProxies.of(CheckoutApi.class, new Checkout(() -> faults, chance), slos);
        this.router = new Router()
                .on("GET", "/checkout", request -> Json.response(200, api.checkout(request.number("items", 3))))
                .on("POST", "/faults", this::setFaults)
                .on("POST", "/silences", request -> SilencesEndpoint.add(request, slos))
                .on("POST", "/silences/end", request -> SilencesEndpoint.end(request, slos))
                .on("GET", "/slo", request -> Json.response(200, status()))
                .on("GET", "/slo/history", request -> HistoryEndpoint.answer(request, slos))
                .on("GET", "/slo/distances", distances::answer);
        new SloMetrics(slos).bindTo(metrics);
        router.on("GET", "/metrics", request -> scrape());
        Assets.addTo(router);
        try {
            this.front = new HttpFront(port, router, http);
        } catch (IOException e) {
            distances.close();
            slos.close();
            throw e;
        }
    }

    /** A tick of one second, or of one real millisecond if that is longer, and at most a minute. */
    private static Duration tick(double pace) {
        double seconds = Math.min(60, Math.max(1, pace / 1000));
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private Response setFaults(Request request) {
        Faults wanted = FaultsRequest.parse(request, faults);
        faults = wanted;
        return Json.response(200, wanted);
    }

    private Response scrape() {
        return new Response(
                200, PROMETHEUS_TEXT, metrics.scrape(PROMETHEUS_TEXT).getBytes(StandardCharsets.UTF_8));
    }

    private ServiceView status() {
        return ServiceView.of(slos, faults, traffic);
    }

    SloRegistry slos() {
        return slos;
    }

    Router router() {
        return router;
    }

    Distances distances() {
        return distances;
    }

    URI address() {
        return front.address();
    }

    /** Shows on the page what the callers are doing. */
    void describeTraffic(String description) {
        traffic = description;
    }

    @Override
    public void close() {
        front.close();
        distances.close();
        slos.close();
        metrics.close();
    }
}
