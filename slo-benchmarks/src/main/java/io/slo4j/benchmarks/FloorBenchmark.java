package io.slo4j.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What bounds a record: the processor's atomic add. The counter-example adds without one, and loses events as soon as two
 * threads meet.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class FloorBenchmark {
    private final LongAdder adder = new LongAdder();
    private final AtomicLong atomic = new AtomicLong();

    /** Striped, atomic: what slo4j records with. */
    @Benchmark
    public void longAdder() {
        adder.increment();
    }

    /** One word, atomic. */
    @Benchmark
    public void atomicLong() {
        atomic.getAndIncrement();
    }

    /** One word, not atomic: a counter-example. */
    @Benchmark
    public void counterExampleLosingEvents() {
        atomic.setOpaque(atomic.getOpaque() + 1);
    }
}
