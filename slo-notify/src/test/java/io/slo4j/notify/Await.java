package io.slo4j.notify;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what other processes and threads do, and fails when it takes too long. */
final class Await {
    private static final long LOOK_NANOS = 10_000_000;

    private Await() {}

    static void until(String what, Duration atMost, BooleanSupplier condition) {
        until(() -> what, atMost, condition);
    }

    static void until(Supplier<String> what, Duration atMost, BooleanSupplier condition) {
        long untilNanos = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > untilNanos) {
                throw new AssertionError(what.get() + " must happen within " + atMost + ", but did not");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
