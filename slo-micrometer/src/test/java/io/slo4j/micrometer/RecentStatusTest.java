package io.slo4j.micrometer;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.SloStatus;
import io.slo4j.time.SloClock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RecentStatusTest {
    private static final long MILLISECOND = 1_000_000;

    /** Every status begins with one reading of the time line; the stopwatch is moved by hand. */
    private static final class CountingClock implements SloClock {
        final AtomicLong readings = new AtomicLong();
        final AtomicLong stopwatch = new AtomicLong();

        @Override
        public long epochNanos() {
            return readings.incrementAndGet();
        }

        @Override
        public long stopwatchNanos() {
            return stopwatch.get();
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
        RecentStatus recent = new RecentStatus(checkout::status, clock);

        assertEquals(0, recent.get().bad());
        checkout.bad();
        clock.stopwatch.addAndGet(100 * MILLISECOND - 1);
        assertEquals(0, recent.get().bad());
        clock.stopwatch.addAndGet(1);
        assertEquals(1, recent.get().bad());
    }

    /** One reader has taken a status and is held up; meanwhile another event is counted, and another reader comes. */
    @Test
    void aReaderThatIsHeldUpDoesNotBringBackAnOlderStatus() throws Exception {
        AtomicReference<Runnable> holdUp = new AtomicReference<>(() -> {});
        RecentStatus recent = new RecentStatus(
                () -> {
                    SloStatus taken = checkout.status();
                    requireNonNull(holdUp.getAndSet(() -> {})).run();
                    return taken;
                },
                clock);
        AtomicLong seenByOther = new AtomicLong();
        Thread other = new Thread(() -> seenByOther.set(recent.get().bad()));
        holdUp.set(() -> {
            checkout.bad();
            other.start();
            Fixture.awaitEndOrWait(other);
        });

        recent.get();
        other.join(20_000);
        long seenLater = recent.get().bad();

        assertTrue(
                seenLater >= seenByOther.get(), "went back from " + seenByOther.get() + " to " + seenLater + " events");
    }
}
