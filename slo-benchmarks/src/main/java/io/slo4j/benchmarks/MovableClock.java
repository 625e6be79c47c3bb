package io.slo4j.benchmarks;

import io.slo4j.time.SloClock;

/**
 * Real time that can also be moved forward: a month of history is there in milliseconds, and a status still pays for
 * reading a real clock. Its registry starts no thread; whoever moves the clock ticks.
 */
final class MovableClock implements SloClock {
    private volatile long aheadNanos;

    /** For one thread at a time. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void advance(long nanos) {
        aheadNanos += nanos;
    }

    @Override
    public long epochNanos() {
        return aheadNanos + System.nanoTime();
    }

    @Override
    public long stopwatchNanos() {
        return System.nanoTime();
    }

    @Override
    public double pace() {
        return 0;
    }
}
