package io.slo4j.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Logged;
import io.slo4j.SloRegistry;
import io.slo4j.internal.guard.Notices;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store whose save does not return: it is said after an interval and five seconds, and saves go on when it does return. */
class BusyStoreTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String BUSY =
            "snapshot store must save within 15s, but was still busy; nothing is saved until it"
                    + " returns, and then at every interval again (said once; how often it happens is said every hour)";

    private final AtomicLong nanos = new AtomicLong();
    private final Notices notices = new Notices();
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore mayReturn = new Semaphore(0);
    private volatile boolean fails;
    private @Nullable SnapshotSaver saver;

    /** Saves when it is told to. */
    private final class Busy implements SnapshotStore {
        @Override
        public void save(SloSnapshot snapshot) throws IOException {
            begun.release();
            mayReturn.acquireUninterruptibly();
            if (fails) {
                throw new IOException("too late");
            }
        }

        @Override
        public Optional<SloSnapshot> load() {
            return Optional.empty();
        }
    }

    private SnapshotSaver saver(Duration interval) {
        VirtualClock clock = VirtualClock.at(Instant.EPOCH);
        EngineSettings settings =
                new EngineSettings(clock, SECOND, 0, null, interval.toNanos(), false, message -> message);
        SloSnapshot empty = SloRegistry.builder().clock(clock).build().snapshot();
        return new SnapshotSaver(new Busy(), settings, true, nanos::get, () -> empty, earlier -> {}, notices);
    }

    @AfterEach
    void end() {
        mayReturn.release(1_000);
        Objects.requireNonNull(saver).close();
    }

    private void startSaving(Duration interval) {
        saver = saver(interval);
        saver.start();
        saver.saveAhead();
        begun.acquireUninterruptibly();
    }

    private void pass(long seconds) {
        nanos.addAndGet(seconds * SECOND);
        Objects.requireNonNull(saver).tick();
    }

    private void goOn() {
        mayReturn.release();
        Objects.requireNonNull(saver).saveAhead();
        begun.acquireUninterruptibly();
    }

    @Test
    void itIsSaidAfterAnIntervalAndFiveSecondsAndCountedEveryMinute() {
        startSaving(Duration.ofSeconds(10));
        try (Logged log = new Logged("io.slo4j")) {
            pass(14);
            assertEquals(List.of(), log.messages());
            pass(1);
            assertEquals(List.of(BUSY), log.messages());
            for (int i = 0; i < 200; i++) {
                pass(1);
            }
            assertEquals(List.of(BUSY), log.messages());
            goOn();
            assertEquals(
                    List.of(
                            BUSY,
                            "snapshot store must save within 15s, but was still busy; nothing is saved until it"
                                    + " returns, and then at every interval again: 3 times more",
                            "snapshots are saved again"),
                    log.messages());
            pass(15);
            assertEquals(4, log.messages().size(), "a store that hangs anew is said anew");
        }
    }

    @Test
    void aStoreThatFailsInTheEndIsSaidToFailAndCalledAgain() {
        startSaving(Duration.ofSeconds(10));
        try (Logged log = new Logged("io.slo4j")) {
            pass(15);
            fails = true;
            goOn();
            assertEquals(2, log.messages().size(), log.messages().toString());
            assertTrue(log.messages().get(1).startsWith("a snapshot could not be saved, and will be tried again"));
            fails = false;
            goOn();
            assertEquals(
                    "snapshots are saved again",
                    log.messages().get(log.messages().size() - 1));
        }
    }

    @Test
    void aStoreThatSavesOnceADayIsSaidToHangAfterAMinute() {
        startSaving(Duration.ofDays(1));
        try (Logged log = new Logged("io.slo4j")) {
            pass(59);
            assertEquals(List.of(), log.messages());
            pass(1);
            assertEquals(1, log.messages().size());
        }
    }
}
