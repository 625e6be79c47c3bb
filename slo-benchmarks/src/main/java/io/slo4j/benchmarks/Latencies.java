package io.slo4j.benchmarks;

import java.util.Random;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What every benchmark records: the same log-normal latencies with a median of 20 ms, about one in a hundred of them
 * above the threshold. Each thread walks through them by itself, so that feeding is a load from the cache.
 */
@State(Scope.Thread)
public class Latencies {
    static final long THRESHOLD_NANOS = 300_000_000L;

    private static final double MEDIAN_NANOS = 20_000_000.0;

    /** The quantile function of the normal distribution at 99 %. */
    private static final double SIGMAS_TO_ONE_PERCENT = 2.3263;

    private static final long[] NANOS = logNormal(1 << 14);

    private int next;

    /** The next latency in nanoseconds. */
    long next() {
        return NANOS[next++ & NANOS.length - 1];
    }

    static long[] logNormal(int count) {
        Random random = new Random(42);
        double sigma = Math.log(THRESHOLD_NANOS / MEDIAN_NANOS) / SIGMAS_TO_ONE_PERCENT;
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            nanos[i] = Math.round(MEDIAN_NANOS * Math.exp(sigma * random.nextGaussian()));
        }
        return nanos;
    }
}
