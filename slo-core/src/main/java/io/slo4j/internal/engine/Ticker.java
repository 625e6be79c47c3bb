package io.slo4j.internal.engine;

import io.slo4j.time.SloClock;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.locks.LockSupport;

/**
 * The daemon thread that ticks a registry, at whole multiples of the interval on the clock's time line. A tick that comes
 * late is one tick that comes late: nothing is made up for.
 */
final class Ticker {
    private static final Logger LOG = System.getLogger("io.slo4j");

    private final Runnable tick;
    private final SloClock clock;
    private final long intervalNanos;
    private final Thread thread;
    private volatile boolean stopped;

    Ticker(Runnable tick, SloClock clock, long intervalNanos) {
        this.tick = tick;
        this.clock = clock;
        this.intervalNanos = intervalNanos;
        this.thread = new Thread(this::run, "slo4j-ticker");
        thread.setDaemon(true);
        thread.start();
    }

    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    private void run() {
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
            LOG.log(Level.ERROR, "a tick failed; the next one will be tried", thrown);
        }
    }
}
