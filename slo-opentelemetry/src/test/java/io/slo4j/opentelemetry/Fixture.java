package io.slo4j.opentelemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A registry in virtual time, and how tests read what OpenTelemetry collects. */
final class Fixture {
    static final BurnRateRule FAST = BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5));

    final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    final InMemoryMetricReader reader = InMemoryMetricReader.create();
    final OpenTelemetry openTelemetry = sdk(reader);

    static OpenTelemetrySdk sdk(MetricReader... readers) {
        var provider = SdkMeterProvider.builder();
        for (MetricReader reader : readers) {
            provider.registerMetricReader(reader);
        }
        return OpenTelemetrySdk.builder().setMeterProvider(provider.build()).build();
    }

    /** An SLO of 99 % with one rule of two windows: 14 series. */
    Slo register(String name) {
        return Slo.builder(name).objective("99%").alerts(AlertPolicy.of(FAST)).register(slos);
    }

    /** Lets time pass with one tick a minute. */
    void advanceMinutes(int minutes) {
        for (int i = 0; i < minutes; i++) {
            clock.advance(Duration.ofMinutes(1));
            slos.tick();
        }
    }

    /** Every series as {@code name{key=value, ...}}, keys in order. */
    Map<String, Double> collected() {
        return collected(reader);
    }

    static Map<String, Double> collected(InMemoryMetricReader reader) {
        Map<String, Double> values = new TreeMap<>();
        for (MetricData metric : reader.collectAllMetrics()) {
            metric.getLongSumData()
                    .getPoints()
                    .forEach(point -> values.put(text(metric, point.getAttributes()), (double) point.getValue()));
            metric.getDoubleGaugeData()
                    .getPoints()
                    .forEach(point -> values.put(text(metric, point.getAttributes()), point.getValue()));
        }
        return values;
    }

    private static String text(MetricData metric, Attributes attributes) {
        Map<String, Object> sorted = new TreeMap<>();
        attributes.forEach((key, value) -> sorted.put(key.getKey(), value));
        return metric.getName() + sorted;
    }

    /** The values of one metric, by its attributes. */
    Map<String, Double> collected(String metric) {
        return collected().entrySet().stream()
                .filter(value -> value.getKey().startsWith(metric + "{"))
                .collect(Collectors.toMap(value -> value.getKey().substring(metric.length()), Map.Entry::getValue));
    }

    /** The SLOs that are shown. */
    Set<String> shown() {
        return collected("slo.objective").keySet();
    }
}
