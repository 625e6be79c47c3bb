package io.slo4j.benchmarks;

import com.alibaba.csp.sentinel.slots.statistic.metric.ArrayMetric;
import com.codahale.metrics.SlidingTimeWindowArrayReservoir;
import io.github.resilience4j.core.metrics.LockFreeSlidingTimeWindowMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Recorder;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the peers record into, one state each, so that a benchmark pays for its own peer only. */
public final class Peers {
    private Peers() {}

    /** Timers of a registry that keeps its time windows in the process: three of one-minute steps, Micrometer's default. */
    @State(Scope.Benchmark)
    public static class Micrometer {
        private final MeterRegistry registry = new SimpleMeterRegistry();

        final Timer plain = Timer.builder("plain").register(registry);

        final Timer withBoundary = Timer.builder("boundary")
                .serviceLevelObjectives(Duration.ofNanos(Latencies.THRESHOLD_NANOS))
                .register(registry);

        final Timer withPercentiles =
                Timer.builder("percentiles").publishPercentiles(0.5, 0.99).register(registry);
    }

    /** One hour of one-second slices. Recording costs the same for any length, but three days take 40 MB. */
    @State(Scope.Benchmark)
    public static class Resilience4j {
        final LockFreeSlidingTimeWindowMetrics window = new LockFreeSlidingTimeWindowMetrics(3600);
    }

    /** One minute of one-second buckets, as Sentinel keeps for every resource. */
    @State(Scope.Benchmark)
    public static class Sentinel {
        static {
            // Else it opens log files in the home directory.
            System.setProperty("csp.sentinel.log.output.type", "console");
            System.setProperty("csp.sentinel.log.dir", System.getProperty("java.io.tmpdir"));
        }

        final ArrayMetric minute = new ArrayMetric(60, 60_000, false);
    }

    /** One microsecond to one minute at two significant digits. It keeps no time window. */
    @State(Scope.Benchmark)
    public static class Hdr {
        static final long HIGHEST_NANOS = 60_000_000_000L;

        final Recorder recorder = new Recorder(1_000, HIGHEST_NANOS, 2);
    }

    /** A window of 100 ms only: it keeps every single measurement, hence megabytes at the rate of a benchmark. */
    @State(Scope.Benchmark)
    public static class Dropwizard {
        final SlidingTimeWindowArrayReservoir reservoir =
                new SlidingTimeWindowArrayReservoir(100, TimeUnit.MILLISECONDS);
    }
}
