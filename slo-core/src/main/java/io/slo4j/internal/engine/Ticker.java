package io.slo4j.internal.engine;

import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import io.slo4j.internal.guard.Threads;
import io.slo4j.time.SloClock;
import java.util.concurrent.locks.LockSupport;

/**
 * The daemon thread that ticks a registry, at whole multiples of the interval on the clock's time line. A tick that comes
 * late is one tick that comes late: nothing is made up for.
 */
final class Ticker {
    private static final Log LOG = Log.of("io.slo4j");

    private final Runnable tick;
    private final SloClock clock;
    private final long intervalNanos;
    private final Notices notices;
    private final Thread thread;
    private volatile boolean stopped;

    Ticker(Runnable tick, SloClock clock, long intervalNanos, Notices notices) {
        this.tick = tick;
        this.clock = clock;
        this.intervalNanos = intervalNanos;
        this.notices = notices;
        this.thread = Threads.daemon("slo4j-ticker", this::run);
        thread.start();
    }

    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!stopped) {
            try {
                tickUntilStopped();
            } catch (Throwable thrown) {
                notices.warn(LOG, thread, () -> "the clock could not be read, and is asked again a tick later", thrown);
                Thread.interrupted();
                LockSupport.parkNanos(this, intervalNanos);
            }
        }
    }

    /* The clock may be anybody's, and may throw. */
    private void tickUntilStopped() {
        long due = following(clock.epochNanos());
        while (!stopped) {
            /* An interrupted thread would not park, but spin: only the registry ends this one. */
            Thread.interrupted();
            long now = clock.epochNanos();
            if (now < due) {
                LockSupport.parkNanos(this, (long) Math.ceil((due - now) / clock.pace()));
            } else {
                due = following(now);
                tickGuarded();
            }
        }
    }

    private long following(long nanos) {
        return (Math.floorDiv(nanos, intervalNanos) + 1) * intervalNanos;
    }

    private void tickGuarded() {
        try {
            tick.run();
        } catch (Throwable thrown) {
            notices.warn(LOG, this, () -> "a tick failed, and the next one will be tried", thrown);
        }
    }
}
