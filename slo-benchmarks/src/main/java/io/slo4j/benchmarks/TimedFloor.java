package io.slo4j.benchmarks;

import io.slo4j.CheckedSupplier;
import java.util.concurrent.atomic.LongAdder;

/**
 * The least that a timed call must do: read the clock before and after the work, compare with the threshold, and add to one
 * of two counters. No outcome rules, no clock of one's own, no latency windows.
 */
final class TimedFloor {
    private final LongAdder good = new LongAdder();
    private final LongAdder bad = new LongAdder();
    private final long thresholdNanos = Latencies.THRESHOLD_NANOS;

    <T, X extends Throwable> T call(CheckedSupplier<T, X> work) throws X {
        long start = System.nanoTime();
        T result;
        try {
            result = work.getChecked();
        } catch (Throwable thrown) {
            bad.increment();
            throw thrown;
        }
        if (System.nanoTime() - start <= thresholdNanos) {
            good.increment();
        } else {
            bad.increment();
        }
        return result;
    }
}
