package io.slo4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.slo4j.Slo;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
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
                assertTrue(
                        scrape.contains("slo_events_total{member=\"\",outcome=\"good\",slo=\"checkout\"} 42.0\n"),
                        scrape);
            }
        } finally {
            scraping.set(false);
        }

        changes.join();
        assertEquals(14, prometheus.getMeters().size());
        assertFalse(prometheus.scrape().contains("search"), "nothing may be left of an SLO that was closed");
    }
}
