package io.slo4j.opentelemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.exporter.prometheus.PrometheusMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.micrometer.SloHealthMetrics;
import io.slo4j.micrometer.SloMetrics;
import io.slo4j.time.SloClock;
import io.slo4j.time.VirtualClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A collection takes one status of each SLO, and costs no more than a scrape of Micrometer. */
class CollectionCostTest {
    private static final int SLOS = 150;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Every status begins with one reading of the time line. */
    private static final class CountingClock implements SloClock {
        final AtomicLong readings = new AtomicLong();

        @Override
        public long epochNanos() {
            return readings.incrementAndGet();
        }

        @Override
        public long stopwatchNanos() {
            return 0;
        }

        @Override
        public double pace() {
            return 0;
        }
    }

    @Test
    void aCollectionTakesOneStatusOfEachSloAndOneLookAtTheHealth() {
        CountingClock clock = new CountingClock();
        SloRegistry slos = SloRegistry.builder().clock(clock).build();
        Slo.builder("checkout").objective("99%").trackLatency().register(slos);
        Slo.builder("search").objective("99%").register(slos);
        InMemoryMetricReader reader = InMemoryMetricReader.create();
        SloOpenTelemetry.bind(Fixture.sdk(reader), slos);
        reader.collectAllMetrics();
        long before = clock.readings.get();

        assertEquals(18 + 3 + 18 + 11, Fixture.collected(reader).size());
        assertEquals(2 + 1, clock.readings.get() - before);
    }

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();

    private void second() {
        for (Slo slo : slos.slos()) {
            for (int i = 0; i < 20; i++) {
                slo.record(Duration.ofMillis(1 + i * i), Outcome.GOOD);
            }
            slo.bad();
        }
        clock.advance(Duration.ofSeconds(1));
        slos.tick();
    }

    /** The least that one call took of many, each after a second with traffic: microseconds of the processor, and kilobytes. */
    private double[] least(Runnable work) {
        double[] least = {Double.MAX_VALUE, Double.MAX_VALUE};
        for (int i = 0; i < 60; i++) {
            second();
            long cpu = THREADS.getCurrentThreadCpuTime();
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            work.run();
            least[1] = Math.min(least[1], (THREADS.getCurrentThreadAllocatedBytes() - bytes) / 1e3);
            least[0] = Math.min(least[0], (THREADS.getCurrentThreadCpuTime() - cpu) / 1e3);
        }
        return least;
    }

    private static double print(String what, double[] openTelemetry, double[] micrometer) {
        double ratio = openTelemetry[1] / micrometer[1];
        System.out.printf(
                "%s of %d SLOs with latency: OpenTelemetry %.0f us, %.0f kB; Micrometer %.0f us, %.0f kB; ratios %.2f and %.2f%n",
                what,
                SLOS,
                openTelemetry[0],
                openTelemetry[1],
                micrometer[0],
                micrometer[1],
                openTelemetry[0] / micrometer[0],
                ratio);
        return ratio;
    }

    private static void write(PrometheusMetricReader reader, ByteArrayOutputStream into) {
        into.reset();
        try {
            PrometheusTextFormatWriter.create().write(into, reader.collect());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCollectionCostsNoMoreThanAScrapeOfMicrometer() {
        for (int i = 0; i < SLOS; i++) {
            Slo.builder("slo " + i).objective("99.9%").trackLatency().register(slos);
        }
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        SloMetrics metrics = new SloMetrics(slos);
        metrics.bindTo(meters);
        metrics.bindTo(prometheus);
        new SloHealthMetrics(slos).bindTo(meters);
        PrometheusMetricReader reader = PrometheusMetricReader.create();
        SloOpenTelemetry binding = SloOpenTelemetry.bind(Fixture.sdk(reader), slos);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        double[] sink = new double[1];

        double own = print(
                "reading",
                least(() -> binding.collect((metric, attributes, value) -> sink[0] += value)),
                least(() -> meters.getMeters()
                        .forEach(meter -> meter.measure().forEach((Measurement one) -> sink[0] += one.getValue()))));
        print("reading and writing for Prometheus", least(() -> write(reader, written)), least(prometheus::scrape));

        assertTrue(own < 1, () -> "slo4j's part of a collection over that of a scrape was " + own);
    }
}
