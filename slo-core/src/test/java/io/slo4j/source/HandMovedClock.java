package io.slo4j.source;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.SloRegistry;
import io.slo4j.time.SloClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** A clock of a registry with threads, whose ticker waits for an hour that does not come: the test moves it, and ticks. */
final class HandMovedClock implements SloClock {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    private final AtomicLong now = new AtomicLong(Duration.ofDays(20_000).toNanos());

    @Override
    public long epochNanos() {
        return now.get();
    }

    @Override
    public long stopwatchNanos() {
        return now.get();
    }

    @Override
    public double pace() {
        return 1e-6;
    }

    void tick(SloRegistry slos) {
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        slos.tick();
    }

    /** Waits for another thread, and fails after a minute. */
    static void await(BooleanSupplier done) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "another thread has not done its part within a minute");
            Thread.onSpinWait();
        }
    }
}
