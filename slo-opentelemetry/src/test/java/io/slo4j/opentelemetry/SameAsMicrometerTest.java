package io.slo4j.opentelemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.prometheus.PrometheusMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.slo4j.OngoingEvent;
import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloGroup;
import io.slo4j.SloRegistry;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.micrometer.SloHealthMetrics;
import io.slo4j.micrometer.SloMetrics;
import io.slo4j.series.Metric;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.VirtualClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenTelemetry shows each series that Micrometer shows, with the same name, tags and value, and no other. */
class SameAsMicrometerTest {
    private @TempDir Path folder;
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));

    /** Restarted, so that there are restored events, and with everything that has series. */
    private SloRegistry slos;

    private OngoingEvent hanging;

    private SloRegistry begun() {
        return SloRegistry.builder()
                .clock(clock)
                .store(SnapshotStore.directory(folder))
                .withoutShutdownHook()
                .build();
    }

    private static Slo checkout(SloRegistry registry) {
        return Slo.builder("checkout")
                .objective("99.9%")
                .latencyThreshold(Duration.ofMillis(300))
                .detectHanging()
                .trackLatency()
                .label("team", "payments")
                .budgetPolicy(BudgetPolicy.standard())
                .register(registry);
    }

    @BeforeEach
    void run() {
        try (SloRegistry earlier = begun()) {
            checkout(earlier).good(1_000);
            clock.advance(Duration.ofSeconds(1));
            earlier.tick();
        }
        slos = begun();
        Slo checkout = checkout(slos);
        SloGroup routes = Slo.builder("http").objective("99%").groupBy("route").register(slos);
        hanging = checkout.start();
        for (int second = 0; second < 1_200; second++) {
            checkout.record(Duration.ofMillis(second % 400), Outcome.GOOD);
            routes.of("/cart").good(3);
            if (second % 5 == 0) {
                checkout.bad("payment refused");
                routes.of("").bad(2);
            }
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
    }

    @AfterEach
    void end() {
        hanging.close();
        slos.close();
    }

    private void bind(MeterRegistry meters, Tags tags) {
        SloMetrics.builder(slos).tags(tags).everyWindow().causes().build().bindTo(meters);
        new SloHealthMetrics(slos, tags).bindTo(meters);
    }

    private SloOpenTelemetryBuilder everything(InMemoryMetricReader reader) {
        return SloOpenTelemetry.builder(Fixture.sdk(reader), slos).everyWindow().causes();
    }

    private static Map<String, Double> measured(MeterRegistry meters) {
        Map<String, Double> values = new TreeMap<>();
        for (Meter meter : meters.getMeters()) {
            Map<String, String> tags = new TreeMap<>();
            meter.getId().getTags().forEach(tag -> tags.put(tag.getKey(), tag.getValue()));
            values.put(
                    meter.getId().getName() + tags,
                    meter.measure().iterator().next().getValue());
        }
        return values;
    }

    @Test
    void everySeriesIsThereWithTheSameValue() {
        MeterRegistry meters = new SimpleMeterRegistry();
        InMemoryMetricReader reader = InMemoryMetricReader.create();
        bind(meters, Tags.of("shop", "berlin"));
        everything(reader)
                .attributes(Attributes.of(AttributeKey.stringKey("shop"), "berlin"))
                .bind();
        clock.advance(Duration.ofMillis(300));

        Map<String, Double> collected = Fixture.collected(reader);
        assertEquals(measured(meters), collected);

        Set<String> names = collected.keySet().stream()
                .map(series -> series.substring(0, series.indexOf('{')))
                .collect(Collectors.toSet());
        assertEquals(Arrays.stream(Metric.values()).map(Metric::text).collect(Collectors.toSet()), names);
        assertEquals(1_000, collected.get("slo.restored.events{member=, outcome=good, shop=berlin, slo=checkout}"));
        assertEquals(
                2,
                collected.get("slo.alert.state{member=, rule=14.4x 1h/5m, severity=page, shop=berlin, slo=checkout}"));
        assertEquals(1_200.3, collected.get("slo.in.flight.oldest{member=, shop=berlin, slo=checkout}"));
        assertTrue(collected.size() > 100, () -> collected.size() + " series");
    }

    /** Both by what exposes them to Prometheus, every line but comments, with the labels in order. */
    private static List<String> lines(String scrape) {
        return scrape.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst(" 1$", " 1.0"))
                .sorted()
                .toList();
    }

    @Test
    void prometheusSeesTheSameNamesAndLabels() throws Exception {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        bind(prometheus, Tags.empty());
        PrometheusMetricReader reader = PrometheusMetricReader.builder()
                .setOtelScopeLabelsEnabled(false)
                .setTargetInfoMetricEnabled(false)
                .build();
        SloOpenTelemetry.builder(Fixture.sdk(reader), slos)
                .everyWindow()
                .causes()
                .bind();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(written, reader.collect());

        List<String> scraped = lines(prometheus.scrape());
        /* The Java exporter of OpenTelemetry takes _info from every name, as the Collector and Prometheus do not. */
        String exported = written.toString(StandardCharsets.UTF_8).replaceAll("(?m)^slo\\{", "slo_info{");
        assertEquals(String.join("\n", scraped), String.join("\n", lines(exported)));
        assertEquals(
                3, scraped.stream().filter(line -> line.startsWith("slo_info{")).count());
    }

    private static Set<String> rowsOfTheGuide() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "metrics.md"));
        return guide.lines()
                .dropWhile(line -> !line.startsWith("| instrument |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The name that Prometheus has for a metric: its own, and what the unit and the kind add. */
    private static String row(Metric metric, Set<String> names) {
        String name = names.stream()
                .filter(Pattern.compile(metric.text().replace('.', '_') + "(_total|_seconds)?")
                        .asMatchPredicate())
                .collect(Collectors.joining(" or "));
        String unit = metric.unit().isEmpty() ? "" : "`" + metric.unit() + "` ";
        return "| `" + metric.text() + "` | " + metric.kind().name().toLowerCase(Locale.ROOT) + " | " + unit + "| `"
                + name + "` |";
    }

    @Test
    void theTableOfTheGuideSaysWhatPrometheusSees() throws Exception {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        bind(prometheus, Tags.empty());
        Set<String> names = lines(prometheus.scrape()).stream()
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toSet());

        assertEquals(
                Arrays.stream(Metric.values())
                        .map(metric -> row(metric, names))
                        .collect(Collectors.toCollection(TreeSet::new)),
                rowsOfTheGuide());
        assertEquals(Metric.values().length, names.size());
    }
}
