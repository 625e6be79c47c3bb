package io.slo4j.internal.latency;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Counts of all buckets, to add up in and to give back. An array of them is larger than everything else that a reading takes, so
 * the last one is kept for whoever comes next. For one thread from {@link #borrow} to {@link #giveBack}.
 */
final class BucketSums {
    private static final AtomicReference<@Nullable BucketSums> SPARE = new AtomicReference<>();

    private static final int BLOCK = 64;

    private final long[] counts;

    /* No bucket from here on has counted anything. */
    private int end;

    private BucketSums(int buckets) {
        counts = new long[buckets];
    }

    /** Zero counts of at least this number of buckets. */
    static BucketSums borrow(int buckets) {
        BucketSums spare = SPARE.getAndSet(null);
        return spare == null || spare.counts.length < buckets ? new BucketSums(buckets) : spare;
    }

    void giveBack() {
        clear();
        SPARE.set(this);
    }

    void clear() {
        Arrays.fill(counts, 0, end, 0);
        end = 0;
    }

    void add(Interval interval) {
        end = Math.max(end, interval.addTo(counts));
    }

    /** Adds what was counted since an earlier reading. */
    void addSince(StripedCounts now, int[] earlier) {
        end = Math.max(end, now.addSince(earlier, counts));
    }

    boolean isEmpty() {
        return end == 0;
    }

    /** These counts, packed. */
    Interval interval(long startNanos, long endNanos) {
        return Interval.of(startNanos, endNanos, counts, end);
    }

    void recordTo(Histogram histogram, Buckets buckets) {
        for (int bucket = 0; bucket < end; bucket++) {
            if (counts[bucket] > 0) {
                histogram.recordValueWithCount(buckets.lowestValueOf(bucket), counts[bucket]);
            }
        }
    }

    /**
     * The values at quantiles, as a {@link Histogram} of these counts says them: each is the largest value of the bucket with the
     * event of that rank, and for 0 the smallest one of the first bucket.
     */
    List<Duration> quantiles(double[] quantiles, Buckets buckets) {
        long[] blocks = blocks();
        long events = 0;
        for (long block : blocks) {
            events += block;
        }
        Duration[] values = new Duration[quantiles.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = events == 0 ? Duration.ZERO : quantile(quantiles[i], events, blocks, buckets);
        }
        return List.of(values);
    }

    /* How many events some neighbouring buckets have together: most of them need not be looked at one by one. */
    private long[] blocks() {
        long[] blocks = new long[(end + BLOCK - 1) / BLOCK];
        for (int i = 0; i < blocks.length; i++) {
            int until = Math.min(end, (i + 1) * BLOCK);
            long sum = 0;
            for (int bucket = i * BLOCK; bucket < until; bucket++) {
                sum += counts[bucket];
            }
            blocks[i] = sum;
        }
        return blocks;
    }

    private Duration quantile(double quantile, long events, long[] blocks, Buckets buckets) {
        long rank = rank(quantile, events);
        long before = 0;
        int block = 0;
        while (before + blocks[block] < rank) {
            before += blocks[block++];
        }
        int bucket = block * BLOCK;
        for (before += counts[bucket]; before < rank; before += counts[bucket]) {
            bucket++;
        }
        long value = quantile == 0 ? buckets.lowestValueOf(bucket) : buckets.highestValueOf(bucket);
        return Duration.ofNanos(buckets.withinRange(value));
    }

    /* One unit in the last place less, so that rounding does not make one event more of an exact share. */
    private static long rank(double quantile, long events) {
        double percentile = Math.max(0, Math.nextDown(quantile * 100));
        return Math.min(events, Math.max(1, (long) Math.ceil(percentile * events / 100)));
    }
}
