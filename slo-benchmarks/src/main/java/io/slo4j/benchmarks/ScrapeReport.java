package io.slo4j.benchmarks;

import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.micrometer.SloMetrics;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a scrape of a thousand SLOs with latency costs beyond the meter registry itself: the scrape, less one of as many gauges
 * that are constant. The two take turns, each after another second of traffic and a tick, so that every value is read anew. Times
 * are those of the processor, which other work on the machine changes less.
 */
final class ScrapeReport {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /* As in Month: finer than what is kept of the past. */
    private static final int STEPS_PER_AGE = 64;
    private static final int EVENTS_PER_STEP = 50;

    private final MovableClock clock = new MovableClock();
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final List<Slo> all = new ArrayList<>();
    private final Latencies latencies = new Latencies();
    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /**
     * The medians of some scrapes.
     *
     * @param series how many series were scraped
     * @param megabytes allocated by a scrape
     * @param millis processor time of a scrape
     * @param ownMegabytes less those of as many constant gauges
     * @param ownMillis less that of as many constant gauges
     */
    record Cost(int series, double megabytes, double millis, double ownMegabytes, double ownMillis) {
        String text(String name) {
            return String.format(
                    Locale.ROOT,
                    "%s, %d series: a scrape takes %.0f MB and %.0f ms, of which slo4j %.0f MB and %.0f ms",
                    name,
                    series,
                    megabytes,
                    millis,
                    ownMegabytes,
                    ownMillis);
        }
    }

    /** What scrapes of one meter registry took. */
    private final class Scrapes {
        final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        final double[] millis;
        final double[] megabytes;

        Scrapes(int rounds) {
            millis = new double[rounds];
            megabytes = new double[rounds];
        }

        void measure(int round) {
            long bytes = thread.getCurrentThreadAllocatedBytes();
            long nanos = thread.getCurrentThreadCpuTime();
            String text = meters.scrape();
            millis[round] = (thread.getCurrentThreadCpuTime() - nanos) / 1e6;
            megabytes[round] = (thread.getCurrentThreadAllocatedBytes() - bytes) / 1e6;
            Objects.requireNonNull(text);
        }
    }

    ScrapeReport(int count) {
        for (int i = 0; i < count; i++) {
            all.add(Slo.builder("slo-" + i).objective("99.9%").trackLatency().register(slos));
        }
        long age = Duration.ofDays(4).toNanos();
        while (age > 0) {
            long step = Math.max(SECOND, age / STEPS_PER_AGE / SECOND * SECOND);
            traffic();
            advance(step);
            age -= step;
        }
    }

    /** Prints the median cost of a scrape, and how much of it is slo4j's. */
    public static void main(String[] args) {
        ScrapeReport report = new ScrapeReport(1_000);
        System.out.println(report.cost(report.usual(), 15, 30).text("1000 SLOs, usual meters"));
        System.out.println(report.cost(report.everything(), 15, 30).text("1000 SLOs, all meters"));
    }

    SloMetrics usual() {
        return new SloMetrics(slos);
    }

    /** All windows of the rules, and five quantiles of each. */
    SloMetrics everything() {
        return SloMetrics.builder(slos)
                .everyWindow()
                .latencyWindows(all.get(0).definition().windows().toArray(Duration[]::new))
                .quantiles(0.5, 0.9, 0.95, 0.99, 0.999)
                .build();
    }

    /** The medians of some rounds after a few others, for one choice of meters. */
    Cost cost(SloMetrics metrics, int warmUp, int rounds) {
        Scrapes shown = new Scrapes(warmUp + rounds);
        Scrapes constant = new Scrapes(warmUp + rounds);
        metrics.bindTo(shown.meters);
        for (Meter meter : shown.meters.getMeters()) {
            Gauge.builder(meter.getId().getName() + ".constant", () -> 0.123)
                    .tags(meter.getId().getTags())
                    .register(constant.meters);
        }
        for (int round = 0; round < warmUp + rounds; round++) {
            traffic();
            advance(SECOND);
            shown.measure(round);
            constant.measure(round);
        }
        metrics.close();
        double megabytes = median(shown.megabytes, warmUp);
        double millis = median(shown.millis, warmUp);
        return new Cost(
                constant.meters.getMeters().size(),
                megabytes,
                millis,
                megabytes - median(constant.megabytes, warmUp),
                millis - median(constant.millis, warmUp));
    }

    private static double median(double[] values, int from) {
        double[] sorted = Arrays.copyOfRange(values, from, values.length);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void traffic() {
        for (Slo slo : all) {
            for (int i = 0; i < EVENTS_PER_STEP; i++) {
                slo.record(Duration.ofNanos(latencies.next()), Outcome.GOOD);
            }
        }
    }

    private void advance(long nanos) {
        clock.advance(nanos);
        slos.tick();
    }
}
