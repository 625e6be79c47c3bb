package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotFormatException;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.SloClock;
import io.slo4j.time.VirtualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No interrupt costs data: neither one of the caller, nor one of a thread of slo4j's, nor one that a store leaves behind. */
class InterruptTest {
    @TempDir
    Path directory;

    @AfterEach
    void forget() {
        Thread.interrupted();
    }

    private SloRegistry registry(boolean virtual) {
        SloRegistryBuilder builder = SloRegistry.builder()
                .clock(virtual ? VirtualClock.at(Instant.EPOCH) : SloClock.system())
                .store(SnapshotStore.directory(directory));
        return builder.withoutShutdownHook().build();
    }

    private static Slo checkout(SloRegistry slos) {
        return Slo.builder("checkout").objective("99.9%").register(slos);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRegistryIsBuiltAndClosedOnAnInterruptedThreadAsOnAnyOther(boolean virtual) {
        try (Logged log = new Logged("io.slo4j")) {
            for (int i = 1; i <= 3; i++) {
                Thread.currentThread().interrupt();
                SloRegistry slos = registry(virtual);
                assertTrue(Thread.currentThread().isInterrupted(), "the interrupt is the caller's");
                checkout(slos).good(12_345);
                assertEquals(i * 12_345L, checkout(slos, "checkout").status().good());
                slos.close();
                assertTrue(Thread.interrupted(), "the interrupt is the caller's");
            }
            assertEquals(List.of(), log.messages());
        }
    }

    private static Slo checkout(SloRegistry slos, String name) {
        return slos.find(name).orElseThrow();
    }

    /** Fails as a channel does whose thread is interrupted, or leaves its thread interrupted. */
    private static final class Interrupting implements SnapshotStore {
        final MemoryStore kept = new MemoryStore();
        final AtomicInteger calls = new AtomicInteger();

        private void interrupt() throws IOException {
            boolean was = Thread.currentThread().isInterrupted();
            Thread.currentThread().interrupt();
            if (was) {
                throw new IOException("called on an interrupted thread");
            }
            if (calls.incrementAndGet() % 2 == 1) {
                throw new IOException("closed by interrupt");
            }
        }

        @Override
        public void save(SloSnapshot snapshot) throws IOException {
            interrupt();
            kept.save(snapshot);
        }

        @Override
        public Optional<SloSnapshot> load() throws IOException {
            interrupt();
            try {
                return kept.load();
            } catch (SnapshotFormatException e) {
                throw new AssertionError(e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAnInterruptCutsShortIsDoneAgain(boolean virtual) {
        Interrupting store = new Interrupting();
        try (Logged log = new Logged("io.slo4j")) {
            for (int i = 1; i <= 3; i++) {
                SloRegistry slos = SloRegistry.builder()
                        .clock(virtual ? VirtualClock.at(Instant.EPOCH) : SloClock.system())
                        .store(store)
                        .withoutShutdownHook()
                        .build();
                Slo checkout = checkout(slos);
                checkout.good(5);
                assertEquals(5L * i, checkout.status().good());
                slos.close();
                assertEquals(
                        virtual,
                        Thread.interrupted(),
                        "what a store leaves on the thread of the caller is the caller's");
            }
            assertEquals(List.of(), log.messages());
        }
    }

    @Test
    void anInterruptedTickerWaitsForItsNextTick() throws InterruptedException {
        SloRegistry slos = SloRegistry.builder().tick(Duration.ofMinutes(1)).build();
        Thread ticker = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("slo4j-ticker") && thread.isAlive())
                .reduce((older, newer) -> older.getId() > newer.getId() ? older : newer)
                .orElseThrow();
        AtomicBoolean parked = new AtomicBoolean();
        CountDownLatch seen = new CountDownLatch(1);
        Thread watching = new Thread(() -> {
            ticker.interrupt();
            while (!parked.get()) {
                parked.set(!ticker.isInterrupted() && ticker.getState() == Thread.State.TIMED_WAITING);
            }
            seen.countDown();
        });
        watching.setDaemon(true);
        watching.start();
        assertTrue(seen.await(60, TimeUnit.SECONDS), "the ticker waits although it was interrupted");
        slos.close();
    }
}
