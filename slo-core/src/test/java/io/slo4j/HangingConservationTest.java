package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.time.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Threads begin and end events while time passes and ticks find those that hang: each is good or bad, once. */
class HangingConservationTest {
    private static final int THREADS = 3;

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final Slo slo = Slo.builder("checkout")
            .objective("99%")
            .alerts(AlertPolicy.of())
            .latencyThreshold(Duration.ofMillis(300))
            .detectHanging()
            .register(slos);
    private final AtomicReferenceArray<Runnable> ends = new AtomicReferenceArray<>(512);
    private final AtomicBoolean over = new AtomicBoolean();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);

    @AfterEach
    void end() {
        threads.shutdownNow();
        slos.close();
    }

    @Test
    void eachEventIsCountedOnce() throws Exception {
        assertEachCountedOnce(66_000);
    }

    @Test
    @Tag("long")
    void eachOfTenMillionEventsIsCountedOnce() throws Exception {
        assertEachCountedOnce(3_333_334);
    }

    private void assertEachCountedOnce(int eventsOfEach) throws Exception {
        List<Future<?>> workers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            SplittableRandom random = new SplittableRandom(eventsOfEach + i);
            workers.add(threads.submit(() -> work(eventsOfEach, random)));
        }
        Future<?> ticker = threads.submit(() -> {
            while (!over.get()) {
                clock.advance(Duration.ofMillis(20));
                slos.tick();
            }
        });
        for (Future<?> worker : workers) {
            worker.get(9, TimeUnit.MINUTES);
        }
        over.set(true);
        ticker.get(1, TimeUnit.MINUTES);
        for (int i = 0; i < ends.length(); i++) {
            end(ends.get(i));
        }
        slos.tick();
        SloStatus status = slo.status();
        assertEquals((long) THREADS * eventsOfEach, status.good() + status.bad());
        assertEquals(
                status.bad(), status.badEvents().slow() + status.badEvents().failed());
        assertEquals(0, status.inFlight().orElseThrow().events());
        assertTrue(
                status.good() > 0
                        && status.badEvents().slow() > 0
                        && status.badEvents().failed() > 0,
                status.toString());
    }

    private void work(int events, SplittableRandom random) {
        for (int i = 0; i < events; i++) {
            end(ends.getAndSet(random.nextInt(ends.length()), begun(random.nextInt(4))));
        }
    }

    private Runnable begun(int kind) {
        if (kind == 0) {
            CompletableFuture<String> stage = new CompletableFuture<>();
            slo.track(() -> stage);
            return () -> stage.complete("order");
        }
        OngoingEvent event = slo.start();
        return switch (kind) {
            case 1 -> () -> event.completed("order");
            case 2 -> () -> event.failed(new IOException());
            default -> event::close;
        };
    }

    private static void end(Runnable end) {
        if (end != null) {
            end.run();
        }
    }
}
