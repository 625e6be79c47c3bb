package io.slo4j.internal.latency;

import io.slo4j.internal.check.Nanos;
import io.slo4j.latency.LatencyRange;
import io.slo4j.latency.LatencyStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.Histogram;

/** Everything that was counted up to one instant. Immutable. */
public final class LatencyReading {
    private final LatencyRange range;
    private final Buckets buckets;
    private final List<Interval> intervals;
    private final long[] open;
    private final long clamped;

    /* A scrape asks for several quantiles of one window. */
    private final Map<Duration, LatencyStatus> asked = new ConcurrentHashMap<>();

    LatencyReading(LatencyRange range, Buckets buckets, List<Interval> intervals, long[] open, long clamped) {
        this.range = range;
        this.buckets = buckets;
        this.intervals = intervals;
        this.open = open;
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
        long[] counts = open.clone();
        for (int i = intervals.size() - 1; i >= 0 && intervals.get(i).endNanos() > startNanos; i--) {
            intervals.get(i).addTo(counts);
        }
        Histogram histogram = new Histogram(buckets.lowestNanos, buckets.highestNanos, range.significantDigits());
        for (int bucket = 0; bucket < counts.length; bucket++) {
            if (counts[bucket] > 0) {
                histogram.recordValueWithCount(buckets.lowestValueOf(bucket), counts[bucket]);
            }
        }
        return new HistogramStatus(window, buckets, histogram, clamped);
    }
}
