package io.slo4j.notify;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Whether a registry still ticks. One that hangs, or was closed, knows nothing of its alerts any more. Safe for use by any thread.
 */
final class Watch implements BooleanSupplier {
    private final LongSupplier ticks;
    private final long patienceNanos;

    /* Guarded by this. */
    private long lastTicks;
    private long lastNanos;

    /**
     * @param ticks how many ticks there have been
     * @param patienceNanos how long there may be none
     */
    Watch(LongSupplier ticks, long patienceNanos) {
        this.ticks = ticks;
        this.patienceNanos = patienceNanos;
        this.lastTicks = ticks.getAsLong();
        this.lastNanos = System.nanoTime();
    }

    @Override
    public synchronized boolean getAsBoolean() {
        long now = System.nanoTime();
        long present = ticks.getAsLong();
        if (present != lastTicks) {
            lastTicks = present;
            lastNanos = now;
        }
        return now - lastNanos < patienceNanos;
    }
}
