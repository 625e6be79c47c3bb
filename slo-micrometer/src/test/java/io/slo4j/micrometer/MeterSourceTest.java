package io.slo4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.logging.LoggingMeterRegistry;
import io.micrometer.core.instrument.simple.CountingMode;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.source.EventSource;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The meters of a service are the events of its SLO, whenever they are registered and removed. */
class MeterSourceTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-20T10:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final MeterRegistry meters = new SimpleMeterRegistry();

    @AfterEach
    void close() {
        slos.close();
    }

    private Slo slo(MeterSource source) {
        return Slo.builder("checkout").objective("99%").source(source.build()).register(slos);
    }

    private String counts(Slo slo) {
        clock.advance(Duration.ofSeconds(1));
        slos.tick();
        return slo.status().good() + " good, " + slo.status().bad() + " bad";
    }

    private @Nullable String trouble(Slo slo) {
        counts(slo);
        return slo.status().source().orElseThrow().trouble().orElse(null);
    }

    @Test
    void everyKindOfMeterThatCountsCounts() {
        AtomicLong counted = new AtomicLong();
        Slo slo = slo(MeterSource.in(meters)
                .good("counter")
                .good("timer")
                .good("summary")
                .bad("function.counter")
                .bad("function.timer"));
        meters.counter("counter").increment();
        meters.timer("timer").record(1, TimeUnit.SECONDS);
        DistributionSummary.builder("summary").register(meters).record(5);
        FunctionCounter.builder("function.counter", counted, AtomicLong::get).register(meters);
        FunctionTimer.builder("function.timer", counted, AtomicLong::get, AtomicLong::get, TimeUnit.SECONDS)
                .register(meters);
        counted.set(2);
        assertEquals("3 good, 4 bad", counts(slo));
    }

    @Test
    void aGaugeDoesNotCount() {
        Slo slo = slo(MeterSource.in(meters).good("gauge").bad("bad"));
        meters.gauge("gauge", 1);
        assertEquals("threw java.lang.IllegalStateException", trouble(slo));
    }

    @Test
    void aTimerIsGoodOrBadByItsTags() {
        Slo slo = slo(MeterSource.in(meters)
                .total("http.server.requests", "uri", "/checkout")
                .bad("http.server.requests", "uri", "/checkout", "outcome", "SERVER_ERROR"));
        meters.timer("http.server.requests", "uri", "/checkout", "outcome", "SUCCESS")
                .record(Duration.ofMillis(1));
        meters.timer("http.server.requests", "uri", "/checkout", "outcome", "SERVER_ERROR")
                .record(Duration.ofMillis(1));
        meters.timer("http.server.requests", "uri", "/other", "outcome", "SERVER_ERROR")
                .record(Duration.ofMillis(1));
        assertEquals("1 good, 1 bad", counts(slo));
    }

    @Test
    void aPredicateMayTellWhichMetersAreBad() {
        Slo slo = slo(MeterSource.in(meters)
                .good("requests", id -> !String.valueOf(id.getTag("status")).startsWith("5"))
                .bad("requests", id -> String.valueOf(id.getTag("status")).startsWith("5")));
        for (String status : new String[] {"200", "404", "500", "503"}) {
            meters.counter("requests", "status", status).increment();
        }
        assertEquals("2 good, 2 bad", counts(slo));
    }

    @Test
    void whatWasCountedBeforeTheSloIsNotItsOwnAndWhatIsRegisteredLaterIs() {
        Counter good = meters.counter("good");
        good.increment(5);
        Slo slo = slo(MeterSource.in(meters).good("good").bad("bad"));
        good.increment(2);
        meters.counter("bad").increment(3);
        assertEquals("2 good, 3 bad", counts(slo));
    }

    @Test
    void aMeterThatIsRemovedIsReadOnceMoreAndItsSuccessorCountsFromZero() {
        Counter old = meters.counter("good");
        Slo slo = slo(MeterSource.in(meters).good("good").bad("bad"));
        old.increment(4);
        assertEquals("4 good, 0 bad", counts(slo));
        old.increment(2);
        meters.remove(old);
        meters.counter("good").increment(9);
        assertEquals("15 good, 0 bad", counts(slo));
        meters.clear();
        assertEquals("15 good, 0 bad", counts(slo));
        meters.counter("good").increment();
        assertEquals("16 good, 0 bad", counts(slo));
    }

    @Test
    void aMeterThatMatchesTwiceCountsOnce() {
        Slo slo = slo(MeterSource.in(meters).good("good").good("good", "a", "b").bad("bad"));
        meters.counter("good", "a", "b").increment();
        assertEquals("1 good, 0 bad", counts(slo));
    }

    @Test
    void aTimerIsGoodUpToABucketOfItsHistogram() {
        MeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Slo slo = slo(MeterSource.in(prometheus).within("search", Duration.ofMillis(300)));
        assertEquals("within 300ms", slo.definition().meaningOfGood());
        Timer timer = Timer.builder("search")
                .serviceLevelObjectives(Duration.ofMillis(300), Duration.ofSeconds(1))
                .register(prometheus);
        timer.record(Duration.ofMillis(300));
        timer.record(Duration.ofMillis(20));
        timer.record(Duration.ofMillis(301));
        timer.record(Duration.ofSeconds(5));
        assertEquals("2 good, 2 bad", counts(slo));
    }

    @Test
    void whatFailedMayBeBadHoweverFastItWas() {
        MeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Slo slo = slo(MeterSource.in(prometheus)
                .within("search", Duration.ofMillis(300), "outcome", "ok")
                .total("search", "outcome", "failed"));
        for (String outcome : new String[] {"ok", "failed"}) {
            Timer.builder("search")
                    .tag("outcome", outcome)
                    .serviceLevelObjectives(Duration.ofMillis(300))
                    .register(prometheus)
                    .record(Duration.ofMillis(1));
        }
        assertEquals("1 good, 1 bad", counts(slo));
    }

    @Test
    void aTimerWithoutTheBucketIsStale() {
        MeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Slo slo = slo(MeterSource.in(prometheus).within("search", Duration.ofMillis(300)));
        Timer.builder("search").serviceLevelObjectives(Duration.ofMillis(100)).register(prometheus);
        assertEquals("threw java.lang.IllegalStateException", trouble(slo));
    }

    @Test
    void bucketsThatForgetAreNotBelieved() {
        Timer.builder("search").serviceLevelObjectives(Duration.ofMillis(300)).register(meters);
        assertEquals(
                "threw java.lang.IllegalStateException",
                trouble(slo(MeterSource.in(meters).within("search", Duration.ofMillis(300)))));
    }

    @Test
    void countsOfStepsAreNotBelieved() {
        assertEquals(
                "meter registry must keep totals, but was a LoggingMeterRegistry, which counts the events of each step anew",
                assertThrows(IllegalArgumentException.class, () -> MeterSource.in(new LoggingMeterRegistry()))
                        .getMessage());
        MeterRegistry steps = new SimpleMeterRegistry(
                new SimpleConfig() {
                    @Override
                    public @Nullable String get(String key) {
                        return null;
                    }

                    @Override
                    public CountingMode mode() {
                        return CountingMode.STEP;
                    }
                },
                Clock.SYSTEM);
        steps.counter("good");
        assertEquals(
                "threw java.lang.IllegalStateException",
                trouble(slo(MeterSource.in(steps).good("good").bad("bad"))));
    }

    @Test
    void ofACompositeRegistryTheMemberIsReadThatKeepsTotals() {
        CompositeMeterRegistry composite = new CompositeMeterRegistry();
        LoggingMeterRegistry steps = new LoggingMeterRegistry();
        composite.add(steps);
        Slo slo = slo(MeterSource.in(composite).good("good").bad("bad"));
        assertEquals("threw java.lang.IllegalStateException", trouble(slo));
        composite.add(meters);
        assertEquals("0 good, 0 bad", counts(slo));
        composite.counter("good").increment(3);
        assertEquals("3 good, 0 bad", counts(slo));
        composite.add(new SimpleMeterRegistry());
        composite.counter("good").increment();
        assertEquals("4 good, 0 bad", counts(slo));
        steps.close();
    }

    @Test
    void aSourceSaysTwoKindsOfEvents() {
        assertEquals(
                "meters must count good and bad, or bad and total, or good and total events, but counted none",
                assertThrows(
                                IllegalStateException.class,
                                () -> MeterSource.in(meters).build())
                        .getMessage());
        assertEquals(
                "meters must count good and bad, or bad and total, or good and total events, but counted bad and good and"
                        + " total",
                assertThrows(
                                IllegalStateException.class,
                                () -> MeterSource.in(meters)
                                        .good("a")
                                        .bad("b")
                                        .total("c")
                                        .build())
                        .getMessage());
        assertEquals(
                "threshold must be above zero, but was PT0S",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> MeterSource.in(meters).within("search", Duration.ZERO))
                        .getMessage());
        assertEquals(
                EventSource.Kind.GOOD_AND_TOTAL,
                MeterSource.in(meters)
                        .good("a")
                        .total("b")
                        .build()
                        .parts()
                        .get(0)
                        .kind());
    }
}
