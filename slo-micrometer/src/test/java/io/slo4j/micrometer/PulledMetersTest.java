package io.slo4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.SloStatus;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** An SLO that pulls a service's meters is, event for event, the one by which the service records. */
class PulledMetersTest {
    private static final Duration THRESHOLD = Duration.ofMillis(300);
    private static final List<String> OUTCOMES = List.of("SUCCESS", "CLIENT_ERROR", "SERVER_ERROR");

    /** A service that measures and records what it does, and whose meters come and go. */
    private static final class Service {
        final Random random;
        final MeterRegistry meters;
        final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-20T10:00:00Z"));
        final SloRegistry slos = SloRegistry.builder().clock(clock).build();
        final AtomicLong jobs = new AtomicLong();
        final Slo recorded = Slo.builder("recorded").objective("99%").register(slos);
        final Slo pulled;
        final Slo fastRecorded = Slo.builder("fast recorded")
                .objective("99%")
                .latencyThreshold(THRESHOLD)
                .register(slos);
        final Slo fastPulled;

        /* Only the timers of Prometheus keep what is in their buckets. */
        final boolean fast;

        Service(long seed) {
            random = new Random(seed);
            fast = random.nextBoolean();
            meters = fast ? new PrometheusMeterRegistry(PrometheusConfig.DEFAULT) : new SimpleMeterRegistry();
            pulled = Slo.builder("pulled")
                    .objective("99%")
                    .source(MeterSource.in(meters)
                            .total("requests")
                            .total("jobs")
                            .bad("requests", "outcome", "SERVER_ERROR")
                            .build())
                    .register(slos);
            fastPulled = Slo.builder("fast pulled")
                    .objective("99%")
                    .source(MeterSource.in(meters).within("requests", THRESHOLD).build())
                    .register(slos);
            FunctionCounter.builder("jobs", jobs, AtomicLong::get).register(meters);
        }

        private Timer timer() {
            return Timer.builder("requests")
                    .tag("outcome", OUTCOMES.get(random.nextInt(OUTCOMES.size())))
                    .serviceLevelObjectives(THRESHOLD)
                    .register(meters);
        }

        void step() {
            switch (random.nextInt(20)) {
                case 0 -> afterKnownOnes(meters::clear);
                case 1 -> afterKnownOnes(this::timerGoes);
                case 2 -> jobsStartAnew();
                case 3 -> job();
                default -> request();
            }
        }

        /* A meter that comes and goes between two readings is not seen; what a known one counts before it goes is. */
        private void afterKnownOnes(Runnable going) {
            tick();
            meters.find("requests").timers().forEach(this::request);
            going.run();
        }

        private void request() {
            request(timer());
        }

        private void request(Timer timer) {
            Duration elapsed = Duration.ofMillis(1 + random.nextInt(400));
            timer.record(elapsed);
            boolean failed = "SERVER_ERROR".equals(timer.getId().getTag("outcome"));
            recorded.record(elapsed, failed ? Outcome.BAD : Outcome.GOOD);
            fastRecorded.record(elapsed, Outcome.GOOD);
        }

        private void timerGoes() {
            Meter timer = meters.find("requests").meter();
            if (timer != null) {
                meters.remove(timer);
            }
        }

        private void job() {
            if (meters.find("jobs").meter() != null) {
                jobs.incrementAndGet();
                recorded.good();
            }
        }

        private void jobsStartAnew() {
            tick();
            jobs.set(0);
            tick();
            FunctionCounter.builder("jobs", jobs, AtomicLong::get).register(meters);
        }

        void tick() {
            clock.advance(Duration.ofSeconds(1 + random.nextInt(20)));
            slos.tick();
        }
    }

    private static void assertSame(Slo recorded, Slo pulled, String where) {
        SloStatus one = recorded.status();
        SloStatus other = pulled.status();
        assertEquals(
                one.good() + " good, " + one.bad() + " bad", other.good() + " good, " + other.bad() + " bad", where);
        assertEquals(one.windows(), other.windows(), where);
        assertEquals(one.budget(), other.budget(), where);
    }

    @Test
    void aPulledSliIsTheRecordedOneEventForEventWhileMetersComeAndGo() {
        for (long seed = 0; seed < 60; seed++) {
            Service service = new Service(seed);
            for (int step = 0; step < 200; step++) {
                service.step();
                if (service.random.nextInt(4) == 0) {
                    String where = "step " + step + " of seed " + seed;
                    service.tick();
                    assertSame(service.recorded, service.pulled, where);
                    if (service.fast) {
                        assertSame(service.fastRecorded, service.fastPulled, where);
                    }
                }
            }
            service.slos.close();
        }
    }
}
