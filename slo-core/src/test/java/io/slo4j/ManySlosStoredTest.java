package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.snapshot.SnapshotContent;
import io.slo4j.internal.snapshot.StoredBudget;
import io.slo4j.internal.snapshot.StoredCheckpoints;
import io.slo4j.internal.snapshot.StoredDefinition;
import io.slo4j.internal.snapshot.StoredSlo;
import io.slo4j.internal.snapshot.TakenSnapshot;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.VirtualClock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand SLOs with a month behind them. */
@Tag("long")
class ManySlosStoredTest {
    private static final int SLOS = 10_000;
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @TempDir
    Path directory;

    /** As the pyramid keeps them: 60 checkpoints of each age, each age twice as far apart. */
    private static long[] month() {
        TreeSet<Long> instants = new TreeSet<>();
        long now = TimeLine.nanos(NOW);
        for (long spacing = 1; spacing * 60 < 2_592_000; spacing *= 2) {
            for (long i = spacing == 1 ? 0 : 60; i < 120; i++) {
                instants.add(now - i * spacing * 1_000_000_000L);
            }
        }
        return instants.stream().mapToLong(Long::longValue).toArray();
    }

    private static SloSnapshot tenThousand() {
        long[] instants = month();
        Random random = new Random(7);
        long[] good = new long[instants.length];
        long[] bad = new long[instants.length];
        for (int i = 1; i < instants.length; i++) {
            long seconds = (instants[i] - instants[i - 1]) / 1_000_000_000L;
            good[i] = good[i - 1] + seconds * (900 + random.nextInt(200));
            bad[i] = bad[i - 1] + random.nextInt(2) * seconds;
        }
        int last = instants.length - 1;
        StoredCheckpoints checkpoints = StoredCheckpoints.of(instants, good, bad, good[last], bad[last]);
        return TakenSnapshot.of(SnapshotContent.of(
                TimeLine.nanos(NOW),
                0,
                instants,
                IntStream.range(0, SLOS)
                        .mapToObj(i -> new StoredSlo(
                                new StoredDefinition("slo-" + i, "99.9%", Duration.ofDays(30), "returns"),
                                NOW.minus(Duration.ofDays(30)),
                                NOW,
                                checkpoints,
                                List.of(),
                                Optional.empty(),
                                StoredBudget.NONE,
                                Optional.empty(),
                                Optional.empty()))
                        .toList(),
                List.of(),
                List.of()));
    }

    private static int size(SloSnapshot snapshot) {
        return TakenSnapshot.content(snapshot).slos().size();
    }

    private static SnapshotStore holding(SloSnapshot snapshot) {
        return new SnapshotStore() {
            @Override
            public void save(SloSnapshot other) {
                assertEquals(SLOS, size(other));
            }

            @Override
            public Optional<SloSnapshot> load() {
                return Optional.of(snapshot);
            }
        };
    }

    @Test
    void theyAreWrittenInUnderTwoSeconds() throws Exception {
        VirtualClock clock = VirtualClock.at(NOW.plusSeconds(10));
        SloRegistry slos =
                SloRegistry.builder().clock(clock).store(holding(tenThousand())).build();
        for (int i = 0; i < SLOS; i++) {
            Slo.builder("slo-" + i).objective("99.9%").register(slos);
        }
        SnapshotStore store = SnapshotStore.directory(directory);
        store.load();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
            long began = THREADS.getCurrentThreadCpuTime();
            store.save(slos.snapshot());
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - began);
        }
        long size = size();
        System.out.println("10,000 SLOs are written in " + best / 1_000_000 + " ms of processor time, " + size / SLOS
                + " bytes each");
        assertTrue(best < 2_000_000_000L, best + " ns");
        assertTrue(size > SLOS * 1_000L && size < SLOS * 32_000L, size + " bytes");
        assertEquals(SLOS, size(store.load().orElseThrow()));
        store.close();
        slos.close();
    }

    @Test
    @Timeout(120)
    void aTickCompletesWhileTheStoreIsBusyWithThem() throws InterruptedException {
        CountDownLatch saving = new CountDownLatch(1);
        CountDownLatch ticked = new CountDownLatch(1);
        CountDownLatch saved = new CountDownLatch(1);
        SloRegistry slos = SloRegistry.builder()
                .tick(Duration.ofMinutes(1))
                .store(new SnapshotStore() {
                    @Override
                    public void save(SloSnapshot snapshot) throws InterruptedException {
                        if (size(snapshot) < SLOS) {
                            return;
                        }
                        saving.countDown();
                        ticked.await();
                        assertTrue(snapshot.toBytes().length > SLOS);
                        saved.countDown();
                    }

                    @Override
                    public Optional<SloSnapshot> load() {
                        return Optional.empty();
                    }
                })
                .storeEvery(Duration.ofMillis(100))
                .withoutShutdownHook()
                .build();
        List<Slo> some = IntStream.range(0, SLOS)
                .mapToObj(i -> Slo.builder("slo-" + i)
                        .objective("99.9%")
                        .alerts(AlertPolicy.of(TrafficRule.above(Severity.PAGE, 100, Duration.ofMinutes(1))))
                        .register(slos))
                .toList();
        saving.await();
        some.forEach(slo -> slo.good(100_000));
        slos.tick();
        assertEquals(1, saved.getCount());
        assertTrue(some.stream().allMatch(slo -> slo.status().alert(Severity.PAGE) == AlertState.FIRING));
        ticked.countDown();
        saved.await();
        slos.close();
    }

    private long size() throws IOException {
        return Files.size(directory.resolve("slo4j.snapshot"));
    }
}
