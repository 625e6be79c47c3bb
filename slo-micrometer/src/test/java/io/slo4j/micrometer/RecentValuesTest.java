package io.slo4j.micrometer;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.time.SloClock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RecentValuesTest {
    private static final long SECOND = 1_000_000_000;

    /** Every status begins with one reading of the time line; the stopwatch is moved by hand. */
    private static final class CountingClock implements SloClock {
        final AtomicLong readings = new AtomicLong();
        final AtomicLong stopwatch = new AtomicLong();
        volatile boolean broken;

        @Override
        public long epochNanos() {
            return readings.incrementAndGet();
        }

        @Override
        public long stopwatchNanos() {
            if (broken) {
                throw new IllegalStateException("no stopwatch");
            }
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

    private double[] bad() {
        return new double[] {checkout.status().bad()};
    }

    @Test
    void oneScrapeTakesOneStatusOfEachSlo() {
        Slo.builder("search").objective("99%").register(slos);
        MeterRegistry meters = new SimpleMeterRegistry();
        new SloMetrics(slos).bindTo(meters);
        long before = clock.readings.get();

        meters.getMeters().forEach(meter -> meter.measure().forEach(Measurement::getValue));
        clock.stopwatch.addAndGet(9 * SECOND);
        meters.getMeters().forEach(meter -> meter.measure().forEach(Measurement::getValue));

        assertEquals(36, meters.getMeters().size());
        assertEquals(2, clock.readings.get() - before);
    }

    @Test
    void valuesAreReadAnewAfterATick() {
        RecentValues recent = new RecentValues(this::bad, slos);

        assertEquals(0, recent.get(0));
        checkout.bad();
        assertEquals(0, recent.get(0));
        slos.tick();
        assertEquals(1, recent.get(0));
    }

    @Test
    void withoutTicksValuesAreReadAnewWhenTheyAreTenSecondsOld() {
        RecentValues recent = new RecentValues(this::bad, slos);

        assertEquals(0, recent.get(0));
        checkout.bad();
        clock.stopwatch.addAndGet(10 * SECOND - 1);
        assertEquals(0, recent.get(0));
        clock.stopwatch.addAndGet(1);
        assertEquals(1, recent.get(0));
    }

    @Test
    void whileTheStopwatchOfAClockFailsValuesAreThoseOfTheLastTick() {
        RecentValues recent = new RecentValues(this::bad, slos);
        clock.broken = true;
        assertEquals(0, recent.get(0));
        checkout.bad();
        assertEquals(0, recent.get(0));
        clock.broken = false;
        clock.stopwatch.addAndGet(10 * SECOND);
        assertEquals(0, recent.get(0), "how old they are is not known");
        slos.tick();
        assertEquals(1, recent.get(0));
        checkout.bad();
        clock.broken = true;
        assertEquals(1, recent.get(0));
        slos.tick();
        assertEquals(2, recent.get(0));
    }

    /** A tick comes while values are being read: they are of the tick before. */
    @Test
    void valuesThatATickHasOvertakenAreReadAnew() {
        AtomicReference<Runnable> overtaking = new AtomicReference<>(() -> {
            checkout.bad();
            slos.tick();
        });
        RecentValues recent = new RecentValues(
                () -> {
                    double[] read = bad();
                    requireNonNull(overtaking.getAndSet(() -> {})).run();
                    return read;
                },
                slos);

        assertEquals(0, recent.get(0));
        assertEquals(1, recent.get(0));
    }

    /** One reader has read the values and is held up; meanwhile another event is counted, and another reader comes. */
    @Test
    void aReaderThatIsHeldUpDoesNotBringBackOlderValues() throws Exception {
        AtomicReference<Runnable> holdUp = new AtomicReference<>(() -> {});
        RecentValues recent = new RecentValues(
                () -> {
                    double[] read = bad();
                    requireNonNull(holdUp.getAndSet(() -> {})).run();
                    return read;
                },
                slos);
        AtomicLong seenByOther = new AtomicLong();
        Thread other = new Thread(() -> seenByOther.set((long) recent.get(0)));
        holdUp.set(() -> {
            checkout.bad();
            other.start();
            Fixture.awaitEndOrWait(other);
        });

        recent.get(0);
        other.join(20_000);
        double seenLater = recent.get(0);

        assertTrue(
                seenLater >= seenByOther.get(), "went back from " + seenByOther.get() + " to " + seenLater + " events");
    }
}
