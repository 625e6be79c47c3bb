package io.slo4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.slo4j.Slo;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ScrapeDuringChangesTest {
    private final Fixture fixture = new Fixture();

    @Test
    void everyScrapeShowsTheSloThatStaysWhileOthersComeAndGo() {
        fixture.register("checkout").good(42);
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new SloMetrics(fixture.slos).bindTo(prometheus);
        AtomicBoolean scraping = new AtomicBoolean(true);
        CompletableFuture<Void> changes = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 100 || scraping.get(); i++) {
                Slo search = fixture.register("search");
                search.good();
                fixture.register("cart").close();
                search.close();
            }
        });

        try {
            for (int i = 0; i < 300; i++) {
                String scrape = prometheus.scrape();
                assertTrue(scrape.contains("slo_events_total{outcome=\"good\",slo=\"checkout\"} 42.0\n"), scrape);
            }
        } finally {
            scraping.set(false);
        }

        changes.join();
        assertEquals(11, prometheus.getMeters().size());
        assertFalse(prometheus.scrape().contains("search"), "nothing may be left of an SLO that was closed");
    }

    /** Whoever finds the name taken closes its holder, so ends and beginnings are told on three threads in any order. */
    @RepeatedTest(50)
    void theMetersAreThoseOfTheSloThatHoldsTheNameInTheEnd() {
        MeterRegistry meters = new SimpleMeterRegistry();
        new SloMetrics(fixture.slos).bindTo(meters);

        CompletableFuture.allOf(
                        CompletableFuture.runAsync(this::contend),
                        CompletableFuture.runAsync(this::contend),
                        CompletableFuture.runAsync(this::contend))
                .join();

        fixture.slos
                .find("checkout")
                .ifPresentOrElse(
                        holder -> {
                            holder.good(7);
                            assertEquals(7, Fixture.value(meters, "slo.events", "outcome", "good"));
                            assertEquals(11, meters.getMeters().size());
                        },
                        () -> assertEquals(List.of(), meters.getMeters()));
    }

    private void contend() {
        for (int i = 0; i < 25; i++) {
            try {
                fixture.register("checkout");
            } catch (IllegalArgumentException taken) {
                fixture.slos.find("checkout").ifPresent(Slo::close);
            }
        }
    }
}
