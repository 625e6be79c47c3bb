package io.slo4j.time;

/** Monotonic time, anchored to the wall clock at construction. */
final class SystemClock implements SloClock {
    private final double pace;
    private final long anchorEpochNanos = Durations.epochNanos(java.time.Instant.now());
    private final long anchorNanoTime = System.nanoTime();

    SystemClock(double pace) {
        this.pace = pace;
    }

    @Override
    public long epochNanos() {
        long elapsed = System.nanoTime() - anchorNanoTime;
        return anchorEpochNanos + (pace == 1 ? elapsed : (long) (elapsed * pace));
    }

    @Override
    public long stopwatchNanos() {
        return System.nanoTime();
    }

    @Override
    public double pace() {
        return pace;
    }
}
