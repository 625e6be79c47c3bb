package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.internal.snapshot.TakenSnapshot;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotFormatException;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.SloClock;
import io.slo4j.time.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that is closed twice, and one that cannot be made. */
class RegistryCloseTest {
    private final CountDownLatch saving = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final List<String> done = new ArrayList<>();

    /** Saves until it may end. */
    private final SnapshotStore slow = new SnapshotStore() {
        @Override
        public void save(SloSnapshot snapshot) throws InterruptedException {
            saving.countDown();
            assertTrue(mayEnd.await(1, TimeUnit.MINUTES));
            done.add("saved");
        }

        @Override
        public Optional<SloSnapshot> load() {
            return Optional.empty();
        }

        @Override
        public void close() {
            done.add("closed");
        }
    };

    @Test
    void aSecondCloseWaitsForTheFirstHoweverOftenItIsInterrupted() throws InterruptedException {
        SloRegistry slos = SloRegistry.builder()
                .clock(VirtualClock.at(Instant.EPOCH))
                .store(slow)
                .build();
        Thread first = new Thread(slos::close);
        first.start();
        assertTrue(saving.await(1, TimeUnit.MINUTES));
        List<String> seen = new ArrayList<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread second = new Thread(() -> {
            slos.close();
            seen.addAll(done);
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        second.start();
        second.interrupt();
        awaitWaiting(second);
        mayEnd.countDown();
        second.join(60_000);
        assertEquals(List.of("saved", "closed"), seen);
        assertTrue(interrupted.get());
        slos.close();
        first.join(60_000);
        assertEquals(List.of("saved", "closed"), done);
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            assertTrue(thread.isAlive(), "it has not waited");
            Thread.onSpinWait();
        }
    }

    @Test
    void aStoreThatClosesItsRegistryDoesNotWaitForItself() {
        List<SloRegistry> self = new ArrayList<>();
        SnapshotStore closing = new SnapshotStore() {
            @Override
            public void save(SloSnapshot snapshot) {
                self.get(0).close();
                done.add("saved");
            }

            @Override
            public Optional<SloSnapshot> load() {
                return Optional.empty();
            }
        };
        self.add(SloRegistry.builder()
                .clock(VirtualClock.at(Instant.EPOCH))
                .store(closing)
                .build());
        self.get(0).close();
        assertEquals(List.of("saved"), done);
    }

    /** Its ticker waits for an hour that does not come. */
    private static final class SettableClock implements SloClock {
        private volatile long nanos;
        private volatile boolean broken;

        @Override
        public long epochNanos() {
            return stopwatchNanos();
        }

        @Override
        public long stopwatchNanos() {
            if (broken) {
                throw new IllegalStateException("a broken clock");
            }
            return nanos;
        }

        @Override
        public double pace() {
            return 1e-6;
        }
    }

    @Test
    void aListenerThatClosesWhileItIsWaitedForDoesNotWait() throws InterruptedException {
        SettableClock clock = new SettableClock();
        SloRegistry slos = SloRegistry.builder().clock(clock).build();
        CountDownLatch returned = new CountDownLatch(1);
        slos.onAlert(alert -> {
            slos.close();
            returned.countDown();
        });
        Slo checkout = Slo.builder("checkout")
                .objective("99.9%")
                .alerts(AlertPolicy.workbook())
                .register(slos);
        checkout.bad(1_000);
        clock.nanos = 55_000_000_000L;
        try (Logged log = new Logged("io.slo4j.alert")) {
            slos.close();
            assertTrue(returned.await(1, TimeUnit.MINUTES));
            assertEquals(List.of(), log.messages());
        }
    }

    @Test
    void aRegistryThatCannotBeMadeGivesItsDirectoryBackAndLeavesNoThread(@TempDir Path folder) throws Exception {
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
        SettableClock clock = new SettableClock();
        clock.broken = true;
        SnapshotStore directory = SnapshotStore.directory(folder);
        assertEquals(Optional.empty(), directory.load());
        assertEquals(
                "a broken clock",
                assertThrows(
                                IllegalStateException.class,
                                () -> SloRegistry.builder()
                                        .clock(clock)
                                        .store(directory)
                                        .build())
                        .getMessage());
        awaitEnd(before);
        try (Logged log = new Logged("io.slo4j")) {
            SloRegistry next =
                    SloRegistry.builder().store(SnapshotStore.directory(folder)).build();
            next.close();
            assertEquals(List.of(), log.messages());
        }
    }

    private static void awaitEnd(Set<Thread> before) throws InterruptedException {
        for (Thread left : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(left) && left.getName().startsWith("slo4j-")) {
                left.join(60_000);
                assertFalse(left.isAlive(), left.getName());
            }
        }
    }

    @Test
    void aClockThatBreaksWhileTheStoreIsAskedHindersNoSave() {
        SettableClock clock = new SettableClock();
        List<Long> saved = new ArrayList<>();
        SnapshotStore breaking = new SnapshotStore() {
            @Override
            public void save(SloSnapshot snapshot) throws SnapshotFormatException {
                saved.add(TakenSnapshot.content(snapshot)
                        .slo("checkout")
                        .orElseThrow()
                        .good());
            }

            @Override
            public Optional<SloSnapshot> load() {
                clock.broken = true;
                return Optional.empty();
            }
        };
        SloRegistry slos = SloRegistry.builder()
                .clock(clock)
                .store(breaking)
                .storeEvery(Duration.ofDays(1))
                .build();
        Slo.builder("checkout").objective("99.9%").register(slos).good(12_345);
        slos.close();
        assertEquals(List.of(12_345L), saved);
    }
}
