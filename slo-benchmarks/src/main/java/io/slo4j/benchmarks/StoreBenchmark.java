package io.slo4j.benchmarks;

import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.store.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** What a store costs the thread that records: nothing. With it on, a directory is written ten times as often as usual. */
public class StoreBenchmark extends NanosecondsBenchmark {
    private final LongAdder adder = new LongAdder();

    /** Whether snapshots are stored. */
    @Param({"off", "on"})
    String store = "off";

    private Path directory = Path.of("");
    private SloRegistry registry = SloRegistry.create();
    private Slo counting = slo("unused");
    private Slo latency = counting;

    private Slo slo(String name) {
        return Slo.builder(name)
                .objective("99.9%")
                .latencyThreshold(Duration.ofNanos(Latencies.THRESHOLD_NANOS))
                .register(registry);
    }

    /** Makes the registry. */
    @Setup
    public void open() throws IOException {
        registry.close();
        directory = Files.createTempDirectory("slo4j-store");
        registry = store.equals("on")
                ? SloRegistry.builder()
                        .store(SnapshotStore.directory(directory))
                        .storeEvery(Duration.ofSeconds(1))
                        .build()
                : SloRegistry.create();
        counting = slo("counting");
        latency = Slo.builder("latency").objective("99.9%").trackLatency().register(registry);
    }

    /** The floor. */
    @Benchmark
    public void longAdder() {
        adder.increment();
    }

    /** A good event. */
    @Benchmark
    public void good() {
        counting.good();
    }

    /** An event with its duration, into latency windows. */
    @Benchmark
    public void latency(Latencies latencies) {
        latency.record(latencies.next(), Outcome.GOOD);
    }

    /** Ends the ticker and removes what was stored. */
    @TearDown
    public void close() throws IOException {
        registry.close();
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
