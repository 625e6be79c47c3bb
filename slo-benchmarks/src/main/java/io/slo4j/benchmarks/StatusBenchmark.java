package io.slo4j.benchmarks;

import io.slo4j.Slo;
import io.slo4j.SloStatus;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Measurement;

/**
 * What a status costs: five windows, budget and the default rules, on thirty days of history; alone, and while the other
 * threads record into the same SLO ({@code -tg 1,N} for N recorders).
 *
 * <p>The floor beside it reads the clock and sums two adders, as every status must, and nothing else. Beside a recorder it
 * shows what fetching the totals from another core's cache costs.
 */
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class StatusBenchmark extends NanosecondsBenchmark {
    private final Slo slo = new Month(1).slos().get(0);
    private final LongAdder good = new LongAdder();
    private final LongAdder bad = new LongAdder();

    /** Nobody records. */
    @Benchmark
    public SloStatus alone() {
        return slo.status();
    }

    /** The reader among recorders. */
    @Benchmark
    @Group("together")
    @GroupThreads(1)
    public SloStatus status() {
        return slo.status();
    }

    /** The recorders beside a reader. */
    @Benchmark
    @Group("together")
    @GroupThreads(1)
    public void record() {
        slo.good();
    }

    /** The least that a status reads, while nobody records. */
    @Benchmark
    public long floorAlone() {
        return clockAndTotals();
    }

    /** The least that a status reads, among recorders. */
    @Benchmark
    @Group("floorTogether")
    @GroupThreads(1)
    public long read() {
        return clockAndTotals();
    }

    /** The recorders beside it. */
    @Benchmark
    @Group("floorTogether")
    @GroupThreads(1)
    public void add() {
        good.increment();
    }

    private long clockAndTotals() {
        return System.nanoTime() + good.sum() + bad.sum();
    }
}
