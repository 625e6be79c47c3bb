package io.slo4j.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Logged;
import io.slo4j.internal.guard.Notices;
import io.slo4j.time.SloClock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Nothing that others wrote ends the thread that ticks. */
class TickerTest {
    /** A clock that cannot be read the first three times. */
    private static final class Failing implements SloClock {
        final SloClock clock = SloClock.system();
        final AtomicInteger failures = new AtomicInteger(3);

        @Override
        public long epochNanos() {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("no time");
            }
            return clock.epochNanos();
        }

        @Override
        public long stopwatchNanos() {
            return clock.stopwatchNanos();
        }

        @Override
        public double pace() {
            return 1;
        }
    }

    @Test
    void aClockThatThrowsIsAskedAgainAndSaidOnce() throws InterruptedException {
        CountDownLatch ticks = new CountDownLatch(3);
        try (Logged log = new Logged("io.slo4j")) {
            Ticker ticker = new Ticker(ticks::countDown, new Failing(), 1_000_000, new Notices());
            assertTrue(ticks.await(30, TimeUnit.SECONDS));
            ticker.stop();
            assertEquals(
                    List.of("the clock could not be read, and is asked again a tick later"
                            + " (said once; how often it happens is said every hour)"),
                    log.messages());
        }
    }
}
