package io.slo4j.benchmarks;

import io.slo4j.store.SloSnapshot;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to take a snapshot of a thousand SLOs with thirty days of history, and to write it as bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SnapshotBenchmark {
    private final Month month = new Month(1_000);

    /** Takes a snapshot. */
    @Benchmark
    public SloSnapshot taken() {
        return month.registry().snapshot();
    }

    /** Takes a snapshot and writes it. */
    @Benchmark
    public byte[] written() {
        return month.registry().snapshot().toBytes();
    }
}
