package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.RegistryHealth.Notifications;
import io.slo4j.RegistryHealth.Store;
import io.slo4j.RegistryHealth.Ticks;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.source.EventSource;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A registry says how it is doing itself. */
class RegistryHealthTest {
    private static final AlertPolicy FAST =
            AlertPolicy.of(BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofMinutes(10), Duration.ofMinutes(1)));

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-20T10:00:00Z"));

    private SloRegistry registry() {
        return SloRegistry.builder().clock(clock).build();
    }

    private void tickFor(int seconds, SloRegistry slos) {
        for (int second = 0; second < seconds; second++) {
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
    }

    @Test
    void aNewRegistryHasDoneNothing() {
        try (SloRegistry slos = registry()) {
            assertEquals(
                    new RegistryHealth(
                            clock.now(),
                            new Ticks(0, 0, Optional.empty()),
                            new Notifications(0, 0, 0, 0, 0, 0),
                            Store.NONE,
                            Optional.empty(),
                            0,
                            0),
                    slos.health());
        }
    }

    @Test
    void aTickThatComesAfterOthersWereMissedIsLate() {
        try (SloRegistry slos = registry()) {
            tickFor(3, slos);
            clock.advance(Duration.ofSeconds(2));
            slos.tick();
            assertEquals(
                    new Ticks(4, 0, Optional.of(clock.now())), slos.health().ticks());
            clock.advance(Duration.ofMillis(2_001));
            slos.tick();
            clock.advance(Duration.ofHours(1));
            slos.tick();
            assertEquals(
                    new Ticks(6, 2, Optional.of(clock.now())), slos.health().ticks());
        }
    }

    @Test
    void notificationsAreCountedOverAllListenersAndWhenTheyAreGone() {
        try (SloRegistry slos = registry()) {
            Registration fine = slos.onAlert(alert -> {});
            slos.onAlert(alert -> {
                throw new IllegalStateException("no pager");
            });
            slos.subscribe(AlertSubscription.to(alert -> {}).executor(task -> {
                throw new RejectedExecutionException("full");
            }));
            Slo slo = Slo.builder("checkout").objective("99%").alerts(FAST).register(slos);
            for (int second = 0; second < 86; second++) {
                slo.bad();
                tickFor(1, slos);
            }
            assertEquals(new Notifications(0, 0, 0, 0, 0, 0), slos.health().notifications());
            slo.bad();
            tickFor(11, slos);
            assertEquals(new Notifications(1, 4, 0, 0, 11, 2), slos.health().notifications());
            fine.close();
            assertEquals(1, slos.health().notifications().delivered());
        }
    }

    @Test
    void theStoreIsLoadingSavingOrFailing() {
        AtomicBoolean readable = new AtomicBoolean();
        AtomicBoolean full = new AtomicBoolean();
        SnapshotStore store = new SnapshotStore() {
            @Override
            public void save(SloSnapshot snapshot) throws IOException {
                if (full.get()) {
                    throw new IOException("no space left on device");
                }
            }

            @Override
            public Optional<SloSnapshot> load() throws IOException {
                if (!readable.get()) {
                    throw new IOException("no such host");
                }
                return Optional.empty();
            }
        };
        try (SloRegistry slos = SloRegistry.builder()
                .clock(clock)
                .store(store)
                .withoutShutdownHook()
                .build()) {
            assertEquals(Store.LOADING, slos.health().store());
            readable.set(true);
            tickFor(30, slos);
            assertEquals(Store.SAVING, slos.health().store());
            Duration age = slos.health().snapshotAge().orElseThrow();
            clock.advance(Duration.ofSeconds(1));
            assertEquals(age.plusSeconds(1), slos.health().snapshotAge().orElseThrow());
            full.set(true);
            tickFor(30, slos);
            assertEquals(Store.FAILING, slos.health().store());
            full.set(false);
            tickFor(10, slos);
            assertEquals(Store.SAVING, slos.health().store());
        }
    }

    @Test
    void overflowOfGroupsIsCountedOverAllOfThem() {
        try (SloRegistry slos = registry()) {
            for (int i = 0; i < 3; i++) {
                SloGroup group = Slo.builder("http")
                        .objective("99%")
                        .groupBy("route")
                        .atMost(1)
                        .register(slos);
                group.of("/a");
                group.of("/b");
                group.of("/c");
                if (i == 0) {
                    group.close();
                } else {
                    group.retire();
                    group.retire();
                }
            }
            assertEquals(6, slos.health().groupOverflow());
        }
    }

    @Test
    void sourcesThatCannotBeReadAreStale() {
        try (SloRegistry slos = registry()) {
            Slo.builder("one")
                    .objective("99%")
                    .source(EventSource.goodAndBad(() -> 1, () -> 0))
                    .register(slos);
            Slo slo = Slo.builder("two")
                    .objective("99%")
                    .source(EventSource.goodAndBad(() -> -1, () -> 0))
                    .register(slos);
            assertEquals(1, slos.health().staleSources());
            slo.close();
            assertEquals(0, slos.health().staleSources());
        }
    }
}
