package io.slo4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.slo4j.Slo;
import io.slo4j.SloGroup;
import io.slo4j.SloRegistry;
import io.slo4j.source.EventSource;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The health of a registry is shown as meters. */
class SloHealthMetricsTest {
    private @TempDir Path folder;
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-20T10:00:00Z"));

    private static List<String> scraped(PrometheusMeterRegistry prometheus) {
        return prometheus
                .scrape()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .toList();
    }

    @Test
    void everyPartOfTheHealthIsAMeter() {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (SloRegistry slos = SloRegistry.builder()
                .clock(clock)
                .store(SnapshotStore.directory(folder))
                .withoutShutdownHook()
                .build()) {
            new SloHealthMetrics(slos).bindTo(prometheus);
            clock.advance(Duration.ofSeconds(10));
            slos.tick();
            clock.advance(Duration.ofSeconds(5));
            slos.tick();
            SloGroup group = Slo.builder("http")
                    .objective("99%")
                    .groupBy("route")
                    .atMost(1)
                    .register(slos);
            group.of("/a");
            group.of("/b");
            Slo.builder("queue")
                    .objective("99%")
                    .source(EventSource.goodAndBad(() -> -1, () -> 0))
                    .register(slos);
            clock.advance(Duration.ofMillis(1_500));
            assertEquals(
                    List.of(
                            "slo_health_group_overflow_total 1.0",
                            "slo_health_notifications_total{result=\"coalesced\"} 0.0",
                            "slo_health_notifications_total{result=\"delivered\"} 0.0",
                            "slo_health_notifications_total{result=\"failed\"} 0.0",
                            "slo_health_notifications_total{result=\"rejected\"} 0.0",
                            "slo_health_notifications_total{result=\"suppressed\"} 0.0",
                            "slo_health_notifications_waiting 0.0",
                            "slo_health_snapshot_age_seconds 6.5",
                            "slo_health_stale_sources 1.0",
                            "slo_health_store{state=\"failing\"} 0.0",
                            "slo_health_store{state=\"loading\"} 0.0",
                            "slo_health_store{state=\"saving\"} 1.0",
                            "slo_health_tick_age_seconds 1.5",
                            "slo_health_ticks_late_total 1.0",
                            "slo_health_ticks_total 2.0"),
                    scraped(prometheus));
        }
    }

    @Test
    void withoutAStoreNothingIsSaidOfOne() {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (SloRegistry slos = SloRegistry.builder().clock(clock).build()) {
            new SloHealthMetrics(slos).bindTo(prometheus);
            clock.advance(Duration.ofSeconds(3));
            List<String> lines = scraped(prometheus);
            assertEquals(11, lines.size());
            assertEquals("slo_health_tick_age_seconds 3.0", lines.get(8));
        }
    }

    @Test
    void closingRemovesTheMetersOfAllRegistries() {
        MeterRegistry one = new SimpleMeterRegistry();
        MeterRegistry other = new SimpleMeterRegistry();
        try (SloRegistry slos = SloRegistry.builder().clock(clock).build()) {
            SloHealthMetrics metrics = new SloHealthMetrics(slos, Tags.of("part", "a"));
            metrics.bindTo(one);
            metrics.bindTo(other);
            assertEquals(11, one.getMeters().size());
            assertEquals(11, taggedA(other));
            metrics.close();
            metrics.close();
            assertEquals(0, one.getMeters().size() + other.getMeters().size());
        }
    }

    private static long taggedA(MeterRegistry meters) {
        return meters.getMeters().stream()
                .filter(meter -> "a".equals(meter.getId().getTag("part")))
                .count();
    }
}
