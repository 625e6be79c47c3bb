package io.slo4j.internal.engine;

import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import io.slo4j.time.SloClock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock of the user's, whose time line keeps its word: it never throws, goes back or leaves {@link TimeLine}. Where the clock
 * does, time stands still until the clock is right again, and that is said once. The stopwatch is the clock's own: who asks it for
 * the duration of an event expects that it throws. Safe for use by any thread.
 */
final class GuardedClock implements SloClock {
    private static final Log LOG = Log.of("io.slo4j");

    /* How far back readings of two threads may lie that passed each other on their way here, without a word. */
    private static final long OVERTAKING_NANOS = 1_000_000_000L;

    private final SloClock clock;
    private final double pace;
    private final Notices notices;
    private final AtomicLong latest = new AtomicLong(TimeLine.FIRST_NANOS);

    /** Asks the clock once. What that throws, or an instant out of range, is the caller's to know. */
    GuardedClock(SloClock clock, Notices notices) {
        this.clock = clock;
        this.pace = clock.pace();
        this.notices = notices;
        long now = clock.epochNanos();
        if (!TimeLine.holds(now)) {
            throw new IllegalArgumentException(
                    "time of the clock must lie between 1970 and 2262, but was " + TimeLine.instant(now));
        }
        latest.set(now);
    }

    @Override
    public long epochNanos() {
        long now;
        try {
            now = clock.epochNanos();
        } catch (Throwable thrown) {
            notices.warn(
                    LOG,
                    this,
                    () -> "the clock failed, and time stands still for the SLOs until it is read again",
                    thrown);
            return latest.get();
        }
        long before = latest.get();
        while (now > before && now <= TimeLine.LAST_NANOS) {
            if (latest.compareAndSet(before, now)) {
                return now;
            }
            before = latest.get();
        }
        if (before - now > OVERTAKING_NANOS || now > TimeLine.LAST_NANOS) {
            saidWrong(now, before);
        }
        return before;
    }

    private void saidWrong(long now, long before) {
        notices.warn(
                LOG,
                latest,
                () -> "the clock went from " + TimeLine.instant(before) + " to " + TimeLine.instant(now)
                        + ", and time stands still for the SLOs until it is right again",
                null);
    }

    @Override
    public long stopwatchNanos() {
        return clock.stopwatchNanos();
    }

    @Override
    public double pace() {
        return pace;
    }

    @Override
    public String toString() {
        return clock.toString();
    }
}
