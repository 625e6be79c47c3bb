package io.slo4j.notify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a receiver that fails is left alone: 1, 2, 4 seconds and so on, or as long as it asks for. For one thread at a time. */
final class Backoff {
    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_DOUBLINGS = 20;

    private final long longestNanos;
    private int failures;

    /**
     * @param longest the longest wait that is not asked for
     */
    Backoff(Duration longest) {
        this.longestNanos = longest.toNanos();
    }

    /** It has failed: how long to wait now. */
    long failed(@Nullable Duration retryAfter) {
        long usual = Math.min(longestNanos, SECOND << Math.min(failures++, MOST_DOUBLINGS));
        return retryAfter == null ? usual : Math.max(usual, retryAfter.toNanos());
    }

    void accepted() {
        failures = 0;
    }
}
