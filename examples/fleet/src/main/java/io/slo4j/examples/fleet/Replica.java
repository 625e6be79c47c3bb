package io.slo4j.examples.fleet;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.micrometer.SloMetrics;
import io.slo4j.notify.AlertmanagerSender;
import io.slo4j.notify.Receiver;
import io.slo4j.spec.file.SloFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One process of the service, as it were: a registry, meters to scrape, and a sender of its own. */
final class Replica implements AutoCloseable {
    static final Duration RESEND = Duration.ofSeconds(2);

    private static final int EVENTS = 20;
    private static final int MILLIS = 200;

    private final String name;
    private final SloRegistry slos = SloRegistry.create();
    private final SloMetrics metrics = new SloMetrics(slos);
    private final HttpServer server;
    private final AlertmanagerSender sender;
    private final Slo checkout;
    private final Thread load;
    private volatile boolean failing;

    Replica(String name, SloFile file, String alertmanager) throws IOException {
        this.name = name;
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        metrics.bindTo(meters);
        file.registerAll(slos);
        this.checkout = slos.find("checkout")
                .orElseThrow(() -> new IOException("the file must have an SLO called checkout, but had none"));
        this.sender = AlertmanagerSender.builder()
                .receiver(Receiver.at(alertmanager))
                .fleet(name)
                .resendEvery(RESEND)
                .start(slos);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            byte[] scrape = meters.scrape().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, scrape.length);
            exchange.getResponseBody().write(scrape);
            exchange.close();
        });
        server.start();
        this.load = new Thread(this::work, name);
        load.setDaemon(true);
        load.start();
    }

    private void work() {
        try {
            while (true) {
                if (failing) {
                    checkout.bad(EVENTS);
                } else {
                    checkout.good(EVENTS);
                }
                Thread.sleep(MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    String name() {
        return name;
    }

    /** Where it can be scraped. */
    String target() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    void fails(boolean completely) {
        failing = completely;
    }

    @Override
    public void close() {
        load.interrupt();
        server.stop(0);
        slos.close();
        sender.close();
        metrics.close();
    }
}
