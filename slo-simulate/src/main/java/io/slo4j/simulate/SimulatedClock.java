package io.slo4j.simulate;

import io.slo4j.time.SloClock;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;

/**
 * A virtual clock whose stopwatch also measures simulated work. Any amount of work can run in parallel within one tick, which takes no
 * time of the clock.
 */
final class SimulatedClock implements SloClock {
    private final VirtualClock line;
    private long workedNanos;

    SimulatedClock(Instant start) {
        this.line = VirtualClock.at(start);
    }

    void advance(Duration by) {
        line.advance(by);
    }

    void work(long nanos) {
        workedNanos += nanos;
    }

    @Override
    public long epochNanos() {
        return line.epochNanos();
    }

    @Override
    public long stopwatchNanos() {
        return line.epochNanos() + workedNanos;
    }

    @Override
    public double pace() {
        return line.pace();
    }
}
