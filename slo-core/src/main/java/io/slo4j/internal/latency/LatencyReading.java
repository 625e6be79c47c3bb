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

/** Everything that was counted up to one instant. Immutable. */
public final class LatencyReading {
    private final LatencyRange range;
    private final Buckets buckets;
    private final List<Interval> intervals;
    private final @Nullable Interval running;
    private final long clamped;

    /* A report asks for several quantiles of one window. */
    private final Map<Duration, LatencyStatus> asked = new ConcurrentHashMap<>();

    /**
     * @param running what was counted since the last of the intervals; null if that is nothing
     */
    LatencyReading(
            LatencyRange range, Buckets buckets, List<Interval> intervals, @Nullable Interval running, long clamped) {
        this.range = range;
        this.buckets = buckets;
        this.intervals = intervals;
        this.running = running;
        this.clamped = clamped;
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
        BucketSums sums = BucketSums.borrow(buckets.count());
        try {
            addRunning(sums);
            int added = intervals.size();
            for (int i : shortestFirst(windows)) {
                added = addBack(sums, added, endNanos - Nanos.of(windows.get(i)));
                values.set(i, sums.quantiles(shares, buckets));
            }
        } finally {
            sums.giveBack();
        }
        return values;
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

    /** Adds the intervals before one that reach into a window. Returns which of them is the first that was added. */
    private int addBack(BucketSums sums, int before, long startNanos) {
        int first = before;
        while (first > 0 && intervals.get(first - 1).endNanos() > startNanos) {
            first--;
            sums.add(intervals.get(first));
        }
        return first;
    }
}
