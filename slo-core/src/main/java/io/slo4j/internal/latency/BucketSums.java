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
        long[] ranks = ranks(quantiles);
        Duration[] values = new Duration[quantiles.length];
        Arrays.fill(values, Duration.ZERO);
        long next = next(ranks, 0);
        long events = 0;
        for (int bucket = 0; bucket < end; bucket++) {
            events += counts[bucket];
            if (events >= next) {
                for (int i = 0; i < values.length; i++) {
                    if (ranks[i] >= next && ranks[i] <= events) {
                        long value = quantiles[i] == 0 ? buckets.lowestValueOf(bucket) : buckets.highestValueOf(bucket);
                        values[i] = Duration.ofNanos(buckets.withinRange(value));
                    }
                }
                next = next(ranks, events);
            }
        }
        return List.of(values);
    }

    /* The lowest rank above a number of events. */
    private static long next(long[] ranks, long events) {
        long next = Long.MAX_VALUE;
        for (long rank : ranks) {
            next = rank > events ? Math.min(next, rank) : next;
        }
        return next;
    }

    /* One unit in the last place less, so that rounding does not make one event more of an exact share. */
    private long[] ranks(double[] quantiles) {
        long events = 0;
        for (int bucket = 0; bucket < end; bucket++) {
            events += counts[bucket];
        }
        long[] ranks = new long[quantiles.length];
        for (int i = 0; i < ranks.length; i++) {
            double percentile = Math.max(0, Math.nextDown(quantiles[i] * 100));
            ranks[i] = Math.max(1, (long) Math.ceil(percentile * events / 100));
        }
        return ranks;
    }
}
