package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AwaitDeliveryTest {
    private static final Duration BOUND = Duration.ofSeconds(30);

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void itLastsUntilEveryListenerHasReturnedFromAllThatWaits() {
        CountDownLatch mayReturn = new CountDownLatch(1);
        try (SloRegistry slos = SloRegistry.create()) {
            slos.onAlert(alert -> {
                assertTrue(mayReturn.await(BOUND.toSeconds(), TimeUnit.SECONDS), "the test must go on");
                told.add(alert.slo());
            });
            for (String name : List.of("one", "two")) {
                Slo.builder(name).objective("99%").register(slos);
                slos.testAlert(name, Severity.PAGE, Duration.ofMinutes(1));
            }
            slos.tick();
            assertFalse(slos.awaitDelivery(Duration.ZERO));
            mayReturn.countDown();
            assertTrue(slos.awaitDelivery(BOUND));
            assertEquals(List.of("one", "two"), told);
        }
    }

    @Test
    void whatAListenerHasFailedOnIsNotWaitedFor() {
        try (SloRegistry slos = SloRegistry.create()) {
            slos.onAlert(alert -> {
                told.add(alert.slo());
                throw new IllegalStateException("the pager is down");
            });
            Slo.builder("one").objective("99%").register(slos);
            slos.testAlert("one", Severity.PAGE, Duration.ofMinutes(1));
            slos.tick();
            assertTrue(slos.awaitDelivery(BOUND));
            assertEquals("one", told.get(0));
        }
    }

    @Test
    void aListenerThatWaitsForItselfIsToldThatNothingIsLeft() {
        try (SloRegistry slos = SloRegistry.create()) {
            slos.onAlert(alert -> told.add("" + slos.awaitDelivery(BOUND)));
            Slo.builder("one").objective("99%").register(slos);
            slos.testAlert("one", Severity.PAGE, Duration.ofMinutes(1));
            slos.tick();
            assertTrue(slos.awaitDelivery(BOUND));
            assertEquals(List.of("true"), told);
        }
    }

    @Test
    void onAVirtualClockTicksHaveDelivered() {
        try (SloRegistry slos = SloRegistry.builder()
                .clock(VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z")))
                .build()) {
            assertTrue(slos.awaitDelivery(Duration.ZERO));
            assertEquals(
                    "time at most must be zero or more, but was PT-1S",
                    assertThrows(IllegalArgumentException.class, () -> slos.awaitDelivery(Duration.ofSeconds(-1)))
                            .getMessage());
        }
    }
}
