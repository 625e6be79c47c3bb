package io.slo4j.time;

import io.slo4j.internal.check.TimeLine;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Monotonic time, anchored to the wall clock. At pace 1 the wall clock is looked at once a second, and a lead of it that two looks
 * have seen becomes part of the anchor: the monotonic clock stands still while the machine is suspended, and the wall clock is
 * right again soon after. One look alone may fall into the middle of a correction. Nothing ever moves the line back.
 */
final class SystemClock implements SloClock {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;

    private final double pace;
    private final InstantSource wall;
    private final LongSupplier nanoTime;
    private final long anchorNanoTime;
    private final AtomicLong anchorEpochNanos;

    /* Elapsed nanoseconds at the last look: who moves it on looks. */
    private final AtomicLong lookedNanos = new AtomicLong();

    /* The lead that the last look has seen; 0 if there was none, or it has become part of the anchor. */
    private volatile long leadSeen;

    SystemClock(double pace) {
        this(pace, InstantSource.system(), System::nanoTime);
    }

    SystemClock(double pace, InstantSource wall, LongSupplier nanoTime) {
        this.pace = pace;
        this.wall = wall;
        this.nanoTime = nanoTime;
        this.anchorEpochNanos = new AtomicLong(ClockRange.within(TimeLine.nanos(wall.instant())));
        this.anchorNanoTime = nanoTime.getAsLong();
    }

    @Override
    public long epochNanos() {
        long elapsed = nanoTime.getAsLong() - anchorNanoTime;
        if (pace == 1) {
            long looked = lookedNanos.get();
            if (elapsed - looked >= SECOND && lookedNanos.compareAndSet(looked, elapsed)) {
                look(elapsed);
            }
        }
        return ClockRange.sum(anchorEpochNanos.get(), pace == 1 ? elapsed : (long) (elapsed * pace));
    }

    private void look(long elapsed) {
        long anchor = anchorEpochNanos.get();
        long before = leadSeen;
        long millis = Math.min(wall.millis(), ClockRange.END_NANOS / MILLISECOND);
        long lead = millis * MILLISECOND - ClockRange.sum(anchor, elapsed);
        long step = lead > SECOND ? Math.min(lead, before) : 0;
        /* A look that took longer than a second may meet the next one: one of them moves the anchor. */
        anchorEpochNanos.compareAndSet(anchor, anchor + step);
        leadSeen = lead - step > SECOND ? lead - step : 0;
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
