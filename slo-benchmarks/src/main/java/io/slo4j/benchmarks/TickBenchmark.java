package io.slo4j.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one tick over ten thousand SLOs costs, with default rules, thirty days of history, and traffic in every second.
 * Cold ticks find the caches full of something else, as in a service that worked for a second since the last tick.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 2,
        jvmArgs = {"-Xms2g", "-Xmx2g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
public class TickBenchmark {
    private final Month month = new Month(10_000);
    private final long[] somethingElse = new long[1 << 23];

    /** Whether the caches still hold what the last tick left there. */
    @Param({"warm", "cold"})
    public String caches = "warm";

    /** A second's work: a thousand events for every SLO, and with cold caches much else. */
    @Setup(Level.Invocation)
    public void second() {
        month.traffic();
        if (caches.equals("cold")) {
            Arrays.fill(somethingElse, 1);
        }
    }

    /** One second later. */
    @Benchmark
    public void tick() {
        month.tick();
    }
}
