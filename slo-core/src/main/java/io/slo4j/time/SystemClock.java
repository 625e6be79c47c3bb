package io.slo4j.time;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Monotonic time, anchored to the wall clock at construction. The wall clock is never read again. */
final class SystemClock implements SloClock {
    private final double pace;
    private final LongSupplier nanoTime;
    private final long anchorEpochNanos;
    private final long anchorNanoTime;

    SystemClock(double pace) {
        this(pace, InstantSource.system(), System::nanoTime);
    }

    SystemClock(double pace, InstantSource wall, LongSupplier nanoTime) {
        this.pace = pace;
        this.nanoTime = nanoTime;
        this.anchorEpochNanos = Durations.epochNanos(wall.instant());
        this.anchorNanoTime = nanoTime.getAsLong();
    }

    @Override
    public long epochNanos() {
        long elapsed = nanoTime.getAsLong() - anchorNanoTime;
        return anchorEpochNanos + (pace == 1 ? elapsed : (long) (elapsed * pace));
    }

    @Override
    public long stopwatchNanos() {
        return nanoTime.getAsLong();
    }

    @Override
    public double pace() {
        return pace;
    }

    @Override
    public String toString() {
        return "SystemClock[" + now() + (pace == 1 ? "]" : ", pace " + pace + "]");
    }
}
