package io.slo4j.view;

import io.slo4j.SloStatus;
import io.slo4j.WindowStatus;
import io.slo4j.internal.check.Nanos;
import io.slo4j.latency.LatencyStatus;
import java.util.List;

/**
 * The durations of the events in a window, in seconds; 0 without events. Immutable.
 *
 * @param window the window's length as text, {@code 5m}
 * @param count how many events have a known duration
 * @param min the shortest
 * @param mean the arithmetic mean
 * @param p50 the median
 * @param p90 the 90th percentile
 * @param p95 the 95th percentile
 * @param p99 the 99th percentile
 * @param p999 the 99.9th percentile
 * @param max the longest
 */
public record LatencyView(
        String window,
        long count,
        double min,
        double mean,
        double p50,
        double p90,
        double p95,
        double p99,
        double p999,
        double max) {
    static List<LatencyView> allOf(SloStatus status) {
        return status.tracksLatency()
                ? status.windows().stream()
                        .map(window -> of(window, status.latency(window.window())))
                        .toList()
                : List.of();
    }

    private static LatencyView of(WindowStatus window, LatencyStatus durations) {
        return new LatencyView(
                window.name(),
                durations.count(),
                Nanos.seconds(durations.min()),
                Nanos.seconds(durations.mean()),
                Nanos.seconds(durations.p50()),
                Nanos.seconds(durations.p90()),
                Nanos.seconds(durations.p95()),
                Nanos.seconds(durations.p99()),
                Nanos.seconds(durations.p999()),
                Nanos.seconds(durations.max()));
    }
}
