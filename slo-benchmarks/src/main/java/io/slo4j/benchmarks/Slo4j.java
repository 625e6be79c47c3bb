package io.slo4j.benchmarks;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import java.time.Duration;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Four SLOs as a service has them, in a registry that ticks once a second while the benchmark records. */
@State(Scope.Benchmark)
public class Slo4j {
    private final SloRegistry registry = SloRegistry.create();

    final Slo counting = Slo.builder("counting").objective("99.9%").register(registry);

    final Slo timed = Slo.builder("timed")
            .objective("99.9%")
            .latencyThreshold(Duration.ofNanos(Latencies.THRESHOLD_NANOS))
            .register(registry);

    final Slo hanging = Slo.builder("hanging")
            .objective("99.9%")
            .latencyThreshold(Duration.ofNanos(Latencies.THRESHOLD_NANOS))
            .detectHanging()
            .register(registry);

    final Slo latency = Slo.builder("latency")
            .objective("99.9%")
            .latencyThreshold(Duration.ofNanos(Latencies.THRESHOLD_NANOS))
            .trackLatency()
            .register(registry);

    /** Ends the ticker. */
    @TearDown
    public void close() {
        registry.close();
    }
}
