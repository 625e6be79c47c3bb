package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.internal.snapshot.TakenSnapshot;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A store that does not return: ticks and alerts go on, and closing does not wait for ever. */
class HangingStoreTest {
    private final CountDownLatch saving = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);

    private SnapshotStore hanging() {
        return new SnapshotStore() {
            @Override
            public void save(SloSnapshot snapshot) throws InterruptedException {
                saving.countDown();
                never.await();
            }

            @Override
            public Optional<SloSnapshot> load() {
                return Optional.empty();
            }
        };
    }

    @Test
    void delaysNoTickAndIsLeftBehindWhenTheRegistryCloses() throws InterruptedException {
        try (Logged log = new Logged("io.slo4j")) {
            SloRegistry slos = SloRegistry.builder()
                    .tick(Duration.ofMillis(10))
                    .store(hanging())
                    .storeEvery(Duration.ofMillis(100))
                    .build();
            Slo slo = Slo.builder("checkout")
                    .objective("99%")
                    .period(SloPeriod.rolling(Duration.ofMinutes(1)))
                    .alerts(AlertPolicy.of(
                            BurnRateRule.of(Severity.PAGE, 1, Duration.ofSeconds(2), Duration.ofMillis(500))))
                    .register(slos);
            CountDownLatch paged = new CountDownLatch(1);
            slos.onAlert(alert -> paged.countDown());
            assertTrue(saving.await(30, TimeUnit.SECONDS));

            slo.bad(1_000);
            assertTrue(paged.await(30, TimeUnit.SECONDS), "no page while the store hangs");
            slos.close();
            assertEquals(
                    List.of(
                            "snapshot store must save a page within 1s, but was still busy; the page waits no longer,"
                                    + " and no other one does until the store has saved",
                            "snapshot store must save within 5s when its registry closes, but was still busy; it is"
                                    + " left behind"),
                    log.messages().stream()
                            .filter(message -> !message.contains("nothing is saved until it returns"))
                            .toList());
        }
    }

    @Test
    void aRegistryThatIsClosedSavesOnceMore() throws Exception {
        MemoryStore store = new MemoryStore();
        SloRegistry slos = SloRegistry.builder()
                .store(store)
                .storeEvery(Duration.ofDays(1))
                .withoutShutdownHook()
                .build();
        Slo.builder("checkout").objective("99%").register(slos).good(3);
        assertEquals(0, store.saves);
        slos.close();
        assertEquals(1, store.saves);
        assertEquals(
                3,
                TakenSnapshot.content(store.load().orElseThrow())
                        .slo("checkout")
                        .orElseThrow()
                        .good());
    }
}
