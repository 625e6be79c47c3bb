package io.slo4j.internal.latency;

import io.slo4j.internal.check.Nanos;
import io.slo4j.latency.LatencyStatus;
import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/** A window's durations as an HdrHistogram, which no longer changes. */
final class HistogramStatus implements LatencyStatus {
    private final Duration window;
    private final Buckets buckets;
    private final Histogram histogram;
    private final long clamped;

    HistogramStatus(Duration window, Buckets buckets, Histogram histogram, long clamped) {
        this.window = window;
        this.buckets = buckets;
        this.histogram = histogram;
        this.clamped = clamped;
    }

    @Override
    public Duration window() {
        return window;
    }

    @Override
    public long count() {
        return histogram.getTotalCount();
    }

    @Override
    public Duration min() {
        return within(histogram.getMinValue());
    }

    @Override
    public Duration max() {
        return within(histogram.getMaxValue());
    }

    @Override
    public Duration mean() {
        return within((long) histogram.getMean());
    }

    @Override
    public Duration quantile(double quantile) {
        return within(histogram.getValueAtPercentile(checked(quantile) * 100));
    }

    static double checked(double quantile) {
        if (!(quantile >= 0 && quantile <= 1)) {
            throw new IllegalArgumentException("quantile must be 0 to 1, but was " + quantile);
        }
        return quantile;
    }

    @Override
    public long countBelow(Duration duration) {
        long nanos = Math.min(Nanos.of(duration), buckets.highestNanos);
        return nanos < 0 ? 0 : histogram.getCountBetweenValues(0, nanos);
    }

    @Override
    public long clamped() {
        return clamped;
    }

    private Duration within(long nanos) {
        return count() == 0 ? Duration.ZERO : Duration.ofNanos(buckets.withinRange(nanos));
    }

    @Override
    public String toString() {
        return "LatencyStatus[" + Durations.text(window) + ": " + count() + " events, p50 " + Figures.time(p50())
                + ", p99 " + Figures.time(p99()) + "]";
    }
}
