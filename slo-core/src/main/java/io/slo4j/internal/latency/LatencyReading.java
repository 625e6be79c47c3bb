package io.slo4j.internal.latency;

import io.slo4j.internal.check.Nanos;
import io.slo4j.latency.LatencyRange;
import io.slo4j.latency.LatencyStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Everything that was counted up to one instant. Immutable; what it finds for several windows, its history remembers. */
public final class LatencyReading {
    /** To add fewer intervals to what is known takes less than to pack the sum. */
    private static final int FEW = 8;

    private final LatencyRange range;
    private final Buckets buckets;
    private final List<Interval> intervals;
    private final @Nullable Interval running;
    private final long clamped;
    private final int generation;
    private final LatencyHistory history;

    /* A report asks for several quantiles of one window. */
    private final Map<Duration, LatencyStatus> asked = new ConcurrentHashMap<>();

    /**
     * @param running what was counted since the last of the intervals; null if that is nothing
     * @param generation of the intervals
     * @param history remembers what windows were asked for
     */
    LatencyReading(
            LatencyRange range,
            Buckets buckets,
            List<Interval> intervals,
            @Nullable Interval running,
            long clamped,
            int generation,
            LatencyHistory history) {
        this.range = range;
        this.buckets = buckets;
        this.intervals = intervals;
        this.running = running;
        this.clamped = clamped;
        this.generation = generation;
        this.history = history;
    }

    /** The window of a length that ends at the instant of this reading, which the caller knows. */
    public LatencyStatus window(Duration length, long endNanos) {
        return since(length, endNanos - Nanos.of(length));
    }

    /** The window that ends at the instant of this reading and starts at another. */
    LatencyStatus since(Duration window, long startNanos) {
        return asked.computeIfAbsent(window, length -> merged(length, startNanos));
    }

    private LatencyStatus merged(Duration window, long startNanos) {
        Histogram histogram = new Histogram(buckets.lowestNanos, buckets.highestNanos, range.significantDigits());
        BucketSums sums = BucketSums.borrow(buckets.count());
        try {
            addRunning(sums);
            addBack(sums, intervals.size(), startNanos);
            sums.recordTo(histogram, buckets);
        } finally {
            sums.giveBack();
        }
        return new HistogramStatus(window, buckets, histogram, clamped);
    }

    /**
     * The same quantiles of several windows that end at the instant of this reading. All windows end where the shortest does, so
     * each is the next shorter one and what came before.
     *
     * @param quantiles each 0 to 1
     * @return for each window, in the order given, its quantiles
     * @throws IllegalArgumentException if a quantile is out of range
     */
    public List<List<Duration>> quantiles(List<Duration> windows, List<Double> quantiles, long endNanos) {
        double[] shares =
                quantiles.stream().mapToDouble(HistogramStatus::checked).toArray();
        List<List<Duration>> values = new ArrayList<>(
                windows.stream().<List<Duration>>map(window -> List.of()).toList());
        if (windows.isEmpty()) {
            return values;
        }
        int[] order = shortestFirst(windows);
        int[] firsts = new int[order.length];
        int first = intervals.size();
        for (int i = 0; i < order.length; i++) {
            first = firstSince(endNanos - Nanos.of(windows.get(order[i])), first);
            firsts[i] = first;
        }
        BucketSums sums = BucketSums.borrow(buckets.count());
        try {
            List<Interval> parts = parts(firsts, sums).parts();
            addRunning(sums);
            for (int i = 0; i < order.length; i++) {
                if (i > 0) {
                    sums.add(parts.get(i));
                }
                values.set(order[i], sums.quantiles(shares, buckets));
            }
        } finally {
            sums.giveBack();
        }
        return values;
    }

    /** Of each window what the next shorter one has not; what the shortest has is left in the sums, which were zero. */
    private NestedSums parts(int[] firsts, BucketSums sums) {
        NestedSums last = history.asked();
        int held = last.held(intervals, generation, firsts);
        if (held >= 0 && intervals.size() - held < FEW) {
            sums.add(last.parts().get(0));
            for (int i = held; i < intervals.size(); i++) {
                sums.add(intervals.get(i));
            }
            return last;
        }
        Interval[] parts = new Interval[firsts.length];
        if (held < 0) {
            for (int i = parts.length - 1; i > 0; i--) {
                parts[i] = sum(firsts[i], firsts[i], firsts[i - 1], sums);
                sums.clear();
            }
            parts[0] = sum(firsts[0], firsts[0], intervals.size(), sums);
        } else {
            last.parts().toArray(parts);
            sums.add(parts[0]);
            parts[0] = sum(firsts[0], held, intervals.size(), sums);
        }
        NestedSums next = new NestedSums(generation, List.of(parts));
        history.asked(next);
        return next;
    }

    /* What has been added up, and some intervals; it begins where the first one does. */
    private Interval sum(int first, int from, int until, BucketSums sums) {
        for (int i = from; i < until; i++) {
            sums.add(intervals.get(i));
        }
        long startNanos = first < intervals.size() ? intervals.get(first).startNanos() : 0;
        long endNanos = until > 0 ? intervals.get(until - 1).endNanos() : 0;
        return sums.interval(startNanos, endNanos);
    }

    private static int[] shortestFirst(List<Duration> windows) {
        return IntStream.range(0, windows.size())
                .boxed()
                .sorted(Comparator.comparing(windows::get))
                .mapToInt(i -> i)
                .toArray();
    }

    private void addRunning(BucketSums sums) {
        if (running != null) {
            sums.add(running);
        }
    }

    /** Adds the intervals before one that reach into a window. */
    private void addBack(BucketSums sums, int before, long startNanos) {
        for (int i = firstSince(startNanos, before); i < before; i++) {
            sums.add(intervals.get(i));
        }
    }

    /** Of the intervals before one the first that reaches into a window; that one, if none does. */
    private int firstSince(long startNanos, int before) {
        int first = before;
        while (first > 0 && intervals.get(first - 1).endNanos() > startNanos) {
            first--;
        }
        return first;
    }
}
