package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.Cause;
import io.slo4j.alert.Severity;
import io.slo4j.internal.definition.Differences;
import io.slo4j.time.VirtualClock;
import io.slo4j.view.InFlightView;
import io.slo4j.view.SloView;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HangingWorkTest {
    private static final Duration THRESHOLD = Duration.ofMillis(300);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final Slo checkout = builder().register(slos);

    private static SloBuilder builder() {
        return Slo.builder("checkout")
                .objective("99.9%")
                .latencyThreshold(THRESHOLD)
                .trackLatency()
                .detectHanging()
                .windows(HOUR)
                .exception(IllegalArgumentException.class, Outcome.IGNORED);
    }

    private void pass(Duration time) {
        clock.advance(time);
        slos.tick();
    }

    private void assertCounted(long good, long bad) {
        assertEquals(
                good + " good, " + bad + " bad",
                checkout.status().good() + " good, " + checkout.status().bad() + " bad");
    }

    private InFlight inFlight() {
        return checkout.status().inFlight().orElseThrow();
    }

    @Test
    void anEventIsBadAtTheFirstTickAfterItsThreshold() {
        checkout.start();
        pass(THRESHOLD);
        assertCounted(0, 0);
        assertEquals(new InFlight(1, 0, THRESHOLD), inFlight());
        pass(Duration.ofNanos(1));
        assertCounted(0, 1);
        assertEquals(new InFlight(1, 1, Duration.ofNanos(300_000_001)), inFlight());
        pass(SECOND);
        assertCounted(0, 1);
    }

    @TestFactory
    Stream<DynamicTest> anEventThatHungCountsNothingMoreAtItsEnd() {
        return Stream.of(
                        ended("completed", event -> event.completed("order")),
                        ended("completed as good", event -> {
                            event.good();
                            event.close();
                        }),
                        ended("marked as bad", event -> {
                            event.bad("payment refused");
                            event.close();
                        }),
                        ended("ignored", event -> {
                            event.ignore();
                            event.close();
                        }),
                        ended("cancelled", OngoingEvent::cancelled),
                        ended("closed", OngoingEvent::close),
                        ended("failed", event -> event.failed(new IOException())),
                        ended("failed as ignored", event -> event.failed(new IllegalArgumentException())),
                        ended("a stage", event -> event.completed(CompletableFuture.completedFuture("order"))))
                .flatMap(tests -> tests);
    }

    private Stream<DynamicTest> ended(String how, Consumer<OngoingEvent> end) {
        return Stream.of(
                DynamicTest.dynamicTest(how + ", found by a tick", () -> hang(end, true)),
                DynamicTest.dynamicTest(how + ", before a tick", () -> hang(end, false)));
    }

    private static void hang(Consumer<OngoingEvent> end, boolean ticked) {
        HangingWorkTest service = new HangingWorkTest();
        OngoingEvent event = service.checkout.start();
        service.clock.advance(SECOND);
        if (ticked) {
            service.slos.tick();
            service.assertCounted(0, 1);
        }
        end.accept(event);
        service.assertCounted(0, 1);
        service.pass(SECOND);
        service.assertCounted(0, 1);
        assertEquals(new InFlight(0, 0, Duration.ZERO), service.inFlight());
        assertEquals(
                List.of(new Cause(Cause.Kind.SLOW, "slower than 300ms", 1, Optional.empty())),
                service.checkout.status().badEvents().causes());
        assertEquals(1, service.checkout.latency(HOUR).count());
        assertEquals(1, service.checkout.latency(HOUR).quantile(1).toSeconds());
    }

    @TestFactory
    Stream<DynamicTest> anEventThatEndsInTimeIsWhatItWasWithoutTheOption() {
        return Stream.of(
                inTime("completed", 1, 0, (slo, event) -> event.completed("order")),
                inTime("cancelled", 0, 0, (slo, event) -> event.cancelled()),
                inTime("failed", 0, 1, (slo, event) -> event.failed(new IOException())),
                inTime("failed as ignored", 0, 0, (slo, event) -> event.failed(new IllegalArgumentException())));
    }

    private static DynamicTest inTime(String how, long good, long bad, BiConsumer<Slo, OngoingEvent> end) {
        return DynamicTest.dynamicTest(how, () -> {
            HangingWorkTest service = new HangingWorkTest();
            OngoingEvent event = service.checkout.start();
            service.pass(THRESHOLD);
            end.accept(service.checkout, event);
            service.pass(SECOND);
            service.assertCounted(good, bad);
            assertEquals(0, service.inFlight().events());
        });
    }

    @Test
    void aCallIsInFlightWhileItLasts() {
        Duration seen = checkout.call(() -> {
            pass(SECOND);
            return inFlight().oldest();
        });
        assertEquals(SECOND, seen);
        assertCounted(0, 1);
        checkout.run(() -> assertEquals(1, inFlight().events()));
        assertCounted(1, 1);
        assertThrows(
                IOException.class,
                () -> checkout.run(() -> {
                    pass(SECOND);
                    throw new IOException("no stock");
                }));
        assertCounted(1, 2);
        assertEquals(0, inFlight().events());
    }

    @Test
    void aStageIsInFlightUntilItCompletesHoweverOftenItSaysSo() {
        List<BiConsumer<? super String, ? super Throwable>> callbacks = new ArrayList<>();
        CompletableFuture<String> liar = new CompletableFuture<>() {
            @Override
            public CompletableFuture<String> whenComplete(BiConsumer<? super String, ? super Throwable> action) {
                callbacks.add(action);
                return this;
            }
        };
        assertSame(liar, checkout.track(() -> liar));
        assertEquals(1, inFlight().events());
        callbacks.get(0).accept("order", null);
        OngoingEvent other = checkout.start();
        callbacks.get(0).accept("order", null);
        assertEquals(1, inFlight().events());
        other.completed("order");
        assertCounted(2, 0);
    }

    @Test
    void aStageThatCannotBeFollowedIsNotInFlight() {
        CompletableFuture<String> refuses = new CompletableFuture<>() {
            @Override
            public CompletableFuture<String> whenComplete(BiConsumer<? super String, ? super Throwable> action) {
                throw new UnsupportedOperationException();
            }
        };
        checkout.track(() -> refuses);
        pass(SECOND);
        assertCounted(0, 0);
        assertEquals(0, inFlight().events());
    }

    @Test
    void anEventThatBeganEarlierHangsFromThenOn() {
        long began = clock.stopwatchNanos();
        pass(SECOND);
        checkout.startedAt(began);
        assertEquals(SECOND, inFlight().oldest());
        slos.tick();
        assertCounted(0, 1);
    }

    @Test
    void aTotalHangPages() {
        List<Alert> alerts = new ArrayList<>();
        slos.onAlert(Severity.PAGE, alerts::add);
        for (int second = 0; second < 7200 && alerts.isEmpty(); second++) {
            checkout.start();
            pass(SECOND);
        }
        assertTrue(alerts.get(0).firing());
        String summary = alerts.get(0).summary();
        assertTrue(summary.contains("slower than 300ms"), summary);
        assertTrue(summary.contains(" Now 52 in flight, 52 hanging, the oldest for 52s."), summary);
        assertEquals(
                new InFlightView(52, 52, "PT52S"), SloView.of(checkout.status()).inFlight());
    }

    @Test
    void membersOfAGroupDetectTheirOwn() {
        SloGroup routes = Slo.builder("http")
                .objective("99%")
                .latencyThreshold(THRESHOLD)
                .detectHanging()
                .alerts(AlertPolicy.of())
                .groupBy("route")
                .register(slos);
        routes.of("/cart").start();
        routes.of("/pay").run(() -> {});
        pass(SECOND);
        pass(SECOND);
        assertEquals(1, routes.of("/cart").status().bad());
        assertEquals(
                new InFlight(1, 1, SECOND.multipliedBy(2)),
                routes.of("/cart").status().inFlight().orElseThrow());
        assertEquals(
                new InFlight(0, 0, Duration.ZERO),
                routes.of("/pay").status().inFlight().orElseThrow());
    }

    @Test
    void whatIsInFlightWhenAnSloIsClosedIsBadForItsSuccessor() {
        OngoingEvent hanging = checkout.start();
        checkout.close();
        Slo next = builder().register(slos);
        pass(SECOND);
        assertEquals(1, next.status().bad());
        hanging.close();
        assertEquals(1, next.status().bad());
        assertEquals(0, next.status().inFlight().orElseThrow().events());
    }

    @Test
    void aSnapshotSaysThatHangingWorkIsDetectedAndNotWhatIsInFlight() throws Exception {
        checkout.start();
        Slo.builder("plain").objective("99%").latencyThreshold(THRESHOLD).register(slos);
        List<SloStatus> stored = SloStatus.of(slos.snapshot());
        assertEquals(
                List.of("checkout true", "plain false"),
                stored.stream()
                        .map(status -> status.name() + " " + status.definition().detectsHanging())
                        .toList());
        assertTrue(stored.get(0).inFlight().isEmpty());
    }

    @Test
    void withoutTheOptionNothingIsInFlight() {
        Slo plain = Slo.builder("plain")
                .objective("99%")
                .latencyThreshold(THRESHOLD)
                .register(slos);
        plain.start();
        pass(SECOND);
        assertEquals(0, plain.status().bad());
        assertTrue(plain.status().inFlight().isEmpty());
        assertFalse(plain.definition().detectsHanging());
    }

    @Test
    void thereMustBeALatencyThreshold() {
        SloBuilder without = Slo.builder("checkout").objective("99%").detectHanging();
        assertEquals(
                "latency threshold must be set before SLO \"checkout\" can detect work that hangs",
                assertThrows(IllegalStateException.class, without::build).getMessage());
        assertEquals(
                "detection of hanging work must be set once, but was set twice",
                assertThrows(IllegalStateException.class, without::detectHanging)
                        .getMessage());
        assertEquals(
                List.of("detection of hanging work is on and not off"),
                Differences.between(builder().build().settled(), plain().settled()));
    }

    private static SloDefinition plain() {
        return Slo.builder("checkout")
                .objective("99.9%")
                .latencyThreshold(THRESHOLD)
                .trackLatency()
                .windows(HOUR)
                .exception(IllegalArgumentException.class, Outcome.IGNORED)
                .build();
    }
}
