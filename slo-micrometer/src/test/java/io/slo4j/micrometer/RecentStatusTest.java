package io.slo4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.time.SloClock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentStatusTest {
    private static final long MILLISECOND = 1_000_000;

    /** Every status begins with one reading of the time line; the stopwatch is moved by hand. */
    private static final class CountingClock implements SloClock {
        final AtomicLong readings = new AtomicLong();
        final AtomicLong stopwatch = new AtomicLong();
        volatile long stopwatchStep;

        @Override
        public long epochNanos() {
            return readings.incrementAndGet();
        }

        @Override
        public long stopwatchNanos() {
            return stopwatch.getAndAdd(stopwatchStep);
        }

        @Override
        public double pace() {
            return 0;
        }
    }

    private final CountingClock clock = new CountingClock();
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final Slo checkout = Slo.builder("checkout").objective("99.9%").register(slos);

    @Test
    void oneScrapeTakesOneStatusOfEachSlo() {
        Slo.builder("search").objective("99%").register(slos);
        MeterRegistry meters = new SimpleMeterRegistry();
        new SloMetrics(slos).bindTo(meters);
        long before = clock.readings.get();

        meters.getMeters().forEach(meter -> meter.measure().forEach(Measurement::getValue));

        assertEquals(44, meters.getMeters().size());
        assertEquals(2, clock.readings.get() - before);
    }

    @Test
    void aStatusIsTakenAnewWhenItIsHundredMillisecondsOld() {
        RecentStatus recent = new RecentStatus(checkout, clock);

        assertEquals(0, recent.get().bad());
        checkout.bad();
        clock.stopwatch.addAndGet(100 * MILLISECOND - 1);
        assertEquals(0, recent.get().bad());
        clock.stopwatch.addAndGet(1);
        assertEquals(1, recent.get().bad());
    }

    @Test
    void countsNeverGoBackWhileSeveralThreadsRead() {
        clock.stopwatchStep = 100 * MILLISECOND;
        RecentStatus recent = new RecentStatus(checkout, clock);
        AtomicBoolean reading = new AtomicBoolean(true);
        CompletableFuture<Void> recorder = CompletableFuture.runAsync(() -> {
            while (reading.get()) {
                checkout.bad();
            }
        });

        CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(() -> growsOverManyReadings(recent));
        boolean grew = growsOverManyReadings(recent);

        boolean otherGrew = other.join();
        reading.set(false);
        recorder.join();
        assertTrue(grew && otherGrew, "a later reading counted fewer events");
    }

    private static boolean growsOverManyReadings(RecentStatus recent) {
        long before = 0;
        for (int i = 0; i < 50_000; i++) {
            long now = recent.get().bad();
            if (now < before) {
                return false;
            }
            before = now;
        }
        return true;
    }
}
