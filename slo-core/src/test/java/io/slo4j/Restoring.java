package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.internal.snapshot.StoredSlo;
import io.slo4j.internal.snapshot.TakenSnapshot;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotFormatException;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A registry that has been given a snapshot, and what must be true of it whatever the snapshot says. */
public final class Restoring {
    private static final Instant NOW = Instant.parse("2026-03-01T02:00:10Z");
    private static final Duration[] WINDOWS = {
        Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(3), Duration.ofDays(30)
    };

    private Restoring() {}

    /** Registers what the snapshot holds, ticks, and looks at every window. */
    public static void assertValid(SloSnapshot snapshot) {
        VirtualClock clock = VirtualClock.at(NOW);
        SloRegistry slos =
                SloRegistry.builder().clock(clock).store(only(snapshot)).build();
        for (StoredSlo stored : TakenSnapshot.content(snapshot).slos()) {
            if (!stored.name().isBlank()) {
                Slo slo = Slo.builder(stored.name())
                        .objective("99.9%")
                        .trackLatency()
                        .register(slos);
                slo.good();
                clock.advance(Duration.ofSeconds(1));
                slos.tick();
                assertSound(slo.status(WINDOWS));
            }
        }
        assertTrue(slos.alertHistory().episodes().size() <= 1_000);
        slos.alertHistory().statistics().forEach(rule -> assertTrue(rule.fired() >= rule.resolved(), rule::toString));
        assertWritable(slos.snapshot());
        slos.close();
    }

    private static void assertWritable(SloSnapshot snapshot) {
        try {
            assertEquals(snapshot, SloSnapshot.fromBytes(snapshot.toBytes()));
        } catch (SnapshotFormatException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertSound(SloStatus now) {
        for (Duration window : WINDOWS) {
            WindowStatus counts = now.window(window);
            boolean counted = counts.good() >= 1 && counts.good() <= now.good();
            assertTrue(counted || now.good() < 0, counts::toString);
            assertTrue(counts.bad() >= 0 && counts.bad() <= now.bad(), counts::toString);
            assertTrue(counts.coverage() >= 0 && counts.coverage() <= 1, counts::toString);
            assertTrue(now.latency(window).count() >= 0);
        }
    }

    private static SnapshotStore only(SloSnapshot snapshot) {
        return new SnapshotStore() {
            @Override
            public void save(SloSnapshot last) {
                assertTrue(last.toBytes().length > 0);
            }

            @Override
            public Optional<SloSnapshot> load() {
                return Optional.of(snapshot);
            }
        };
    }
}
