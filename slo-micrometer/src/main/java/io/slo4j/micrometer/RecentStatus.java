package io.slo4j.micrometer;

import io.slo4j.SloStatus;
import io.slo4j.time.SloClock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The status of one SLO, taken at most every 100 ms of the clock's stopwatch: the gauges that one scrape reads one after
 * the other then agree with each other, and cost one status together.
 */
final class RecentStatus {
    private static final long RECENT_NANOS = 100_000_000;

    private final Supplier<SloStatus> source;
    private final SloClock clock;

    /* Two readers that took a status side by side could keep the older one last, and a counter would seem to go back. */
    private final ReentrantLock reading = new ReentrantLock();
    private @Nullable SloStatus status;
    private long takenNanos;

    RecentStatus(Supplier<SloStatus> source, SloClock clock) {
        this.source = source;
        this.clock = clock;
    }

    SloStatus get() {
        reading.lock();
        try {
            long now = clock.stopwatchNanos();
            SloStatus recent = status;
            if (recent == null || now - takenNanos >= RECENT_NANOS) {
                recent = source.get();
                status = recent;
                takenNanos = now;
            }
            return recent;
        } finally {
            reading.unlock();
        }
    }
}
