package io.slo4j.internal.latency;

import io.slo4j.latency.LatencyRange;
import java.time.Duration;

/** A latency history with few buckets, so that many of them fit into the cache. */
final class SmallHistory {
    private static final LatencyRange RANGE = new LatencyRange(Duration.ofNanos(1_000), Duration.ofNanos(8_192), 1);
    private static final Duration REACH = Duration.ofMillis(1);

    private final LatencyHistory history = new LatencyHistory(RANGE, 0, REACH.toNanos());

    void record() {
        history.record(2_000);
    }

    void tick(long now) {
        history.tick(now);
    }

    /** All events that a reader finds, in the intervals and in the open one. */
    long count() {
        return history.read().since(REACH, -1).count();
    }
}
