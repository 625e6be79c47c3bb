package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotFormatException;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A page is saved before anybody is called with it, and is not held up by a store that cannot save it. */
class PageSavedFirstTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final MemoryStore store = new MemoryStore();
    private final List<String> happened = new ArrayList<>();
    private final List<Alert> told = new ArrayList<>();
    private boolean full;
    private byte @Nullable [] whenCalled;
    private SloRegistry slos = registry(new Disk());
    private Slo checkout = checkout(Severity.PAGE);

    private final class Disk implements SnapshotStore {
        @Override
        public void save(SloSnapshot snapshot) throws IOException {
            happened.add("save");
            if (full) {
                throw new IOException("No space left on device");
            }
            store.save(snapshot);
        }

        @Override
        public Optional<SloSnapshot> load() throws SnapshotFormatException {
            return store.load();
        }
    }

    private SloRegistry registry(@Nullable SnapshotStore where) {
        SloRegistryBuilder builder = SloRegistry.builder().clock(clock).storeEvery(Duration.ofHours(1));
        return where == null ? builder.build() : builder.store(where).build();
    }

    private Slo checkout(Severity severity) {
        slos.onAlert(this::hears);
        return Slo.builder("checkout")
                .objective("99.9%")
                .alerts(AlertPolicy.of(TrafficRule.above(severity, 100, Duration.ofSeconds(1))))
                .register(slos);
    }

    private void hears(Alert alert) {
        happened.add(alert.firing() ? "begins" : "ends");
        told.add(alert);
        whenCalled = store.kept;
    }

    private void second(int events) {
        clock.advance(Duration.ofSeconds(1));
        checkout.good(events);
        slos.tick();
    }

    @Test
    void aPageIsSavedAndThenTold() {
        second(200);
        assertEquals(List.of("save", "begins"), happened);
    }

    @Test
    void ofAProcessThatIsKilledWhileItTellsTheNextOneTellsAgainAndTellsTheEnd() {
        second(200);
        store.kept = whenCalled;
        slos = registry(new Disk());
        checkout = checkout(Severity.PAGE);
        second(200);
        second(1);
        assertEquals(List.of("save", "begins", "save", "begins", "ends"), happened);
        assertEquals(
                List.of(told.get(0).id(), told.get(0).id(), told.get(0).id()),
                told.stream().map(Alert::id).toList());
        assertTrue(told.get(2).sequence() > told.get(1).sequence());
    }

    @Test
    void ofAProcessThatIsKilledWhileItTellsTheNextOneTellsTheEndThoughThePageIsOver() {
        second(200);
        store.kept = whenCalled;
        slos = registry(new Disk());
        checkout = checkout(Severity.PAGE);
        second(1);
        assertEquals(List.of("save", "begins", "ends"), happened);
        assertEquals(told.get(0).id(), told.get(1).id());
    }

    @Test
    void aPageIsToldInTheSameTickThoughTheDiskIsFull() {
        full = true;
        second(200);
        assertEquals(List.of("save", "begins"), happened);
    }

    @Test
    void aTicketDoesNotWaitForTheDisk() {
        slos.close();
        slos = registry(new Disk());
        checkout = checkout(Severity.TICKET);
        happened.clear();
        second(200);
        assertEquals(List.of("begins"), happened);
    }

    @Test
    void withoutAStoreAPageIsToldAsEver() {
        slos = registry(null);
        checkout = checkout(Severity.PAGE);
        second(200);
        assertEquals(List.of("begins"), happened);
    }

    @Test
    void inRealTimeAPageIsToldWhileTheDiskHangs() throws InterruptedException {
        CountDownLatch free = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        SloRegistry real = SloRegistry.builder()
                .tick(Duration.ofMillis(10))
                .store(new SnapshotStore() {
                    @Override
                    public void save(SloSnapshot snapshot) throws InterruptedException {
                        free.await();
                    }

                    @Override
                    public Optional<SloSnapshot> load() {
                        return Optional.empty();
                    }
                })
                .withoutShutdownHook()
                .build();
        real.onAlert(alert -> (alert.firing() ? begun : ended).countDown());
        Slo slo = Slo.builder("checkout")
                .objective("99.9%")
                .alerts(AlertPolicy.of(TrafficRule.above(Severity.PAGE, 100, Duration.ofSeconds(1))))
                .register(real);
        slo.good(1_000_000);
        assertTrue(begun.await(30, TimeUnit.SECONDS));
        assertTrue(ended.await(30, TimeUnit.SECONDS), "the tick goes on");
        free.countDown();
        real.close();
    }
}
