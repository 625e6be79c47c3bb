package io.slo4j.micrometer;

import io.slo4j.SloRegistry;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all meters of one SLO show, read together once for each tick: the meters that one scrape reads one after the other then
 * agree with each other, and cost one reading together. Where ticks come rarely or not at all, it is read anew after ten seconds.
 */
final class RecentValues {
    private static final long TOO_OLD_NANOS = 10_000_000_000L;

    /* What the stopwatch of a clock reads that throws. */
    private static final long NOT_READ = Long.MIN_VALUE;

    private final Supplier<double[]> source;
    private final SloRegistry slos;

    /* Two readers that read side by side could keep the older values last, and a counter would seem to go back. */
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Reading recent;

    /** Values, the tick that they belong to, and when they were read. The array is not changed. */
    private static final class Reading {
        final double[] values;
        final long tick;
        final long nanos;

        Reading(double[] values, long tick, long nanos) {
            this.values = values;
            this.tick = tick;
            this.nanos = nanos;
        }
    }

    RecentValues(Supplier<double[]> source, SloRegistry slos) {
        this.source = source;
        this.slos = slos;
    }

    double get(int index) {
        Reading known = recent;
        return (known == null || isOver(known) ? read() : known).values[index];
    }

    private boolean isOver(Reading known) {
        return known.tick != slos.ticks() || isOld(known.nanos);
    }

    private boolean isOld(long nanos) {
        if (nanos == NOT_READ) {
            return false;
        }
        long now = stopwatchNanos();
        return now != NOT_READ && now - nanos >= TOO_OLD_NANOS;
    }

    /* The clock is the application's: while its stopwatch fails, only a tick makes values too old, and no scrape sees that. */
    private long stopwatchNanos() {
        try {
            return slos.clock().stopwatchNanos();
        } catch (Throwable thrown) {
            return NOT_READ;
        }
    }

    private Reading read() {
        reading.lock();
        try {
            Reading known = recent;
            if (known == null || isOver(known)) {
                long tick = slos.ticks();
                long nanos = stopwatchNanos();
                known = new Reading(source.get(), tick, nanos);
                recent = known;
            }
            return known;
        } finally {
            reading.unlock();
        }
    }
}
