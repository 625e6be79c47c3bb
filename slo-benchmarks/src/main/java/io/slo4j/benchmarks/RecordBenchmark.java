package io.slo4j.benchmarks;

import io.github.resilience4j.core.metrics.Metrics;
import io.github.resilience4j.core.metrics.Snapshot;
import io.slo4j.Outcome;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * What one event costs the thread that records it: slo4j, its floor and its peers, all fed the same latencies.
 *
 * <p>{@link #feed} is what feeding costs and is contained in every figure but those of {@link #longAdder},
 * {@link #slo4jGood}, {@link #slo4jCall}, {@link #slo4jCallTimed}, {@link #slo4jCallHanging}, {@link #callTimedFloor} and {@link #nanoTime}, which take
 * no latency.
 */
public class RecordBenchmark extends NanosecondsBenchmark {
    private final LongAdder adder = new LongAdder();
    private final TimedFloor floor = new TimedFloor();

    /** The floor of anything that counts. */
    @Benchmark
    public void longAdder() {
        adder.increment();
    }

    /** The latency itself, recorded nowhere. */
    @Benchmark
    public long feed(Latencies latencies) {
        return latencies.next();
    }

    /** A good event without a latency. */
    @Benchmark
    public void slo4jGood(Slo4j slo4j) {
        slo4j.counting.good();
    }

    /** An event with its duration and outcome, against a latency threshold. */
    @Benchmark
    public void slo4jRecord(Slo4j slo4j, Latencies latencies) {
        slo4j.timed.record(latencies.next(), Outcome.GOOD);
    }

    /** The same, and into latency windows. */
    @Benchmark
    public void slo4jLatency(Slo4j slo4j, Latencies latencies) {
        slo4j.latency.record(latencies.next(), Outcome.GOOD);
    }

    /** A call around nothing; without a threshold it reads no clock. */
    @Benchmark
    public Object slo4jCall(Slo4j slo4j) {
        return slo4j.counting.call(() -> "done");
    }

    /** A call around nothing, timed for the threshold. */
    @Benchmark
    public Object slo4jCallTimed(Slo4j slo4j) {
        return slo4j.timed.call(() -> "done");
    }

    /** The same, in flight meanwhile, so that it is found if it hangs. */
    @Benchmark
    public Object slo4jCallHanging(Slo4j slo4j) {
        return slo4j.hanging.call(() -> "done");
    }

    /** What a timed call must do, and nothing else; {@link CallReport} compares the two more closely. */
    @Benchmark
    public Object callTimedFloor() {
        return floor.call(() -> "done");
    }

    /** The clock's share of that. */
    @Benchmark
    public long nanoTime() {
        long start = System.nanoTime();
        return System.nanoTime() - start;
    }

    /** Count, sum and a decaying maximum. */
    @Benchmark
    public void micrometerTimer(Peers.Micrometer micrometer, Latencies latencies) {
        micrometer.plain.record(latencies.next(), TimeUnit.NANOSECONDS);
    }

    /** The same, and how many were within the threshold. */
    @Benchmark
    public void micrometerTimerSlo(Peers.Micrometer micrometer, Latencies latencies) {
        micrometer.withBoundary.record(latencies.next(), TimeUnit.NANOSECONDS);
    }

    /** The same, and percentiles. */
    @Benchmark
    public void micrometerTimerPercentiles(Peers.Micrometer micrometer, Latencies latencies) {
        micrometer.withPercentiles.record(latencies.next(), TimeUnit.NANOSECONDS);
    }

    /** The circuit breaker's window; the caller compares with the threshold, as the circuit breaker does. */
    @Benchmark
    public Snapshot resilience4jLockFree(Peers.Resilience4j resilience4j, Latencies latencies) {
        long nanos = latencies.next();
        Metrics.Outcome outcome =
                nanos > Latencies.THRESHOLD_NANOS ? Metrics.Outcome.SLOW_SUCCESS : Metrics.Outcome.SUCCESS;
        return resilience4j.window.record(nanos, TimeUnit.NANOSECONDS, outcome);
    }

    /** One success and one response time, as Sentinel records for every call. */
    @Benchmark
    public void sentinel(Peers.Sentinel sentinel, Latencies latencies) {
        sentinel.minute.addSuccess(1);
        sentinel.minute.addRT(latencies.next() / 1_000_000);
    }

    /** An interval histogram without a window; values beyond its range are clamped, which it leaves to its callers. */
    @Benchmark
    public void hdrRecorder(Peers.Hdr hdr, Latencies latencies) {
        hdr.recorder.recordValue(Math.min(latencies.next(), Peers.Hdr.HIGHEST_NANOS));
    }

    /** Every measurement of the last 100 ms. */
    @Benchmark
    public void dropwizardReservoir(Peers.Dropwizard dropwizard, Latencies latencies) {
        dropwizard.reservoir.update(latencies.next());
    }
}
