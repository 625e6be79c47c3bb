package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotFormatException;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What was told is not forgotten, although the process is killed before its interval is over. */
class SaveSoonTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final AlertPolicy POLICY =
            AlertPolicy.of(TrafficRule.above(Severity.PAGE, 100, Duration.ofSeconds(1)));

    private final VirtualClock clock = VirtualClock.at(START);
    private final MemoryStore store = new MemoryStore();

    /* In seconds since the start. A page is saved before it is told, and again as told. */
    private final List<Long> savedAt = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private SloRegistry slos = registry();
    private Slo checkout = checkout();

    private SloRegistry registry() {
        return SloRegistry.builder()
                .clock(clock)
                .store(new SnapshotStore() {
                    @Override
                    public void save(SloSnapshot snapshot) {
                        savedAt.add(Duration.between(START, clock.now()).toSeconds());
                        store.save(snapshot);
                    }

                    @Override
                    public Optional<SloSnapshot> load() throws SnapshotFormatException {
                        return store.load();
                    }
                })
                .storeEvery(Duration.ofSeconds(50))
                .build();
    }

    private Slo checkout() {
        slos.onAlert(alert -> told.add(alert.firing() ? "fires" : "resolves"));
        return Slo.builder("checkout").objective("99.9%").alerts(POLICY).register(slos);
    }

    private void killed() {
        slos = registry();
        checkout = checkout();
    }

    private void seconds(int seconds, int eventsPerSecond) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(Duration.ofSeconds(1));
            checkout.good(eventsPerSecond);
            slos.tick();
        }
    }

    @Test
    void whatIsStillCollectedWhenTheProcessIsKilledIsReportedByTheNextOne() {
        slos.subscribe(AlertSubscription.collecting(Duration.ofSeconds(30), alerts -> {}));
        seconds(20, 10);
        seconds(25, 200);
        assertEquals(List.of(21L, 21L), savedAt);
        killed();
        seconds(3, 200);
        assertEquals(List.of("fires", "fires"), told);
        seconds(1, 10);
        assertEquals(List.of("fires", "fires", "resolves"), told);
    }

    @Test
    void aCollectedPageIsSavedAsToldWhenItIs() {
        slos.subscribe(AlertSubscription.collecting(Duration.ofSeconds(30), alerts -> {}));
        seconds(20, 10);
        seconds(35, 200);
        assertEquals(List.of(21L, 21L, 51L), savedAt);
        killed();
        seconds(3, 200);
        assertEquals(List.of("fires"), told);
    }

    @Test
    void whatIsReportedWhenTheRegistryClosesIsNotReportedAgain() {
        slos.close();
        slos = registry();
        slos.subscribe(AlertSubscription.collecting(
                Duration.ofSeconds(30), alerts -> alerts.forEach(alert -> told.add("collected"))));
        checkout = checkout();
        seconds(3, 200);
        assertEquals(List.of("fires"), told);
        slos.close();
        assertEquals(List.of("fires", "collected"), told);
        killed();
        seconds(3, 200);
        assertEquals(List.of("fires", "collected"), told);
    }

    @Test
    void aPageThatWasReportedIsNotReportedAgainByTheNextProcess() {
        seconds(20, 10);
        seconds(1, 200);
        assertEquals(List.of("fires"), told);
        killed();
        seconds(10, 200);
        assertEquals(List.of("fires"), told);
        seconds(1, 10);
        assertEquals(List.of("fires", "resolves"), told);
        killed();
        seconds(10, 10);
        assertEquals(List.of("fires", "resolves"), told);
    }

    @Test
    void aChangeIsSavedInTheTickInWhichItIsReportedAndTheIntervalBeginsAnew() {
        seconds(20, 10);
        assertEquals(List.of(), savedAt);
        seconds(80, 200);
        assertEquals(List.of(21L, 21L, 71L), savedAt);
    }

    @Test
    void changesAreSavedNoMoreOftenThanEveryTenthOfTheIntervalButForPagesThatBegin() {
        seconds(20, 10);
        for (int i = 0; i < 12; i++) {
            seconds(1, i % 2 == 0 ? 200 : 10);
        }
        assertEquals(12, told.size());
        assertEquals(List.of(21L, 21L, 23L, 25L, 26L, 27L, 29L, 31L, 31L), savedAt);
        seconds(60, 10);
        assertEquals(List.of(21L, 21L, 23L, 25L, 26L, 27L, 29L, 31L, 31L, 36L, 86L), savedAt);
    }

    @Test
    void theBeginningAndTheEndOfASilenceAreSavedToo() {
        seconds(20, 10);
        slos.silences().add(AlertMatcher.any(), Duration.ofSeconds(10), "load test");
        seconds(1, 10);
        seconds(14, 10);
        assertEquals(List.of(21L, 30L), savedAt);
    }

    @Test
    void inRealTimeTheStoresOwnThreadSavesLongBeforeTheIntervalIsOver() throws InterruptedException {
        BlockingQueue<String> savers = new LinkedBlockingQueue<>();
        SloRegistry real = SloRegistry.builder()
                .tick(Duration.ofMillis(10))
                .store(new SnapshotStore() {
                    @Override
                    public void save(SloSnapshot snapshot) {
                        savers.add(Thread.currentThread().getName());
                    }

                    @Override
                    public Optional<SloSnapshot> load() {
                        return Optional.empty();
                    }
                })
                .storeEvery(Duration.ofSeconds(30))
                .withoutShutdownHook()
                .build();
        Slo slo = Slo.builder("checkout").objective("99.9%").alerts(POLICY).register(real);
        slo.good(1_000_000);
        assertEquals("slo4j-store", savers.poll(25, TimeUnit.SECONDS));
        real.close();
    }
}
