package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real threads on a real clock: whatever else goes on, what each of them counted is found again, exactly once. */
class ConservationTest {
    private static final long SECONDS = Boolean.getBoolean("slo4j.full") ? 10 : 3;
    private static final int RECORDERS = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final Duration[] WINDOWS = {
        Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(30)
    };

    /** What one thread, or all of them together, counted. */
    record Counted(long good, long bad, long timed) {
        static final Counted NOTHING = new Counted(0, 0, 0);

        Counted and(Counted other) {
            return new Counted(good + other.good, bad + other.bad, timed + other.timed);
        }
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SloRegistry slos =
            SloRegistry.builder().tick(Duration.ofMillis(10)).build();
    private final Slo slo = Slo.builder("checkout")
            .objective("99.9%")
            .latencyThreshold(Duration.ofMillis(300))
            .trackLatency()
            .register(slos);
    private final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);

    @AfterEach
    void close() {
        slos.close();
        threads.shutdownNow();
    }

    private boolean inTime() {
        return System.nanoTime() < deadline;
    }

    @Test
    void totalsAreTheSumOfWhatEachThreadCounted() throws InterruptedException, ExecutionException {
        List<Future<Counted>> recorders = new ArrayList<>();
        for (int i = 0; i < RECORDERS; i++) {
            int seed = i;
            recorders.add(threads.submit(() -> record(seed)));
        }
        List<Future<Long>> others = List.of(
                threads.submit(this::tickBesidesTheTicker),
                threads.submit(this::read),
                threads.submit(this::comeAndGo));

        Counted all = Counted.NOTHING;
        for (Future<Counted> recorder : recorders) {
            all = all.and(recorder.get());
        }
        for (Future<Long> other : others) {
            assertTrue(other.get() > 0, "did nothing");
        }

        slos.tick();
        SloStatus status = slo.status(Duration.ofDays(30));
        assertEquals(all.good, status.good());
        assertEquals(all.bad, status.bad());
        assertEquals(all.good, status.window(Duration.ofDays(30)).good());
        assertEquals(all.bad, status.window(Duration.ofDays(30)).bad());
        assertEquals(all.timed, status.latency(Duration.ofDays(30)).count());
        assertEquals(0, status.rejected());
    }

    private Counted record(int seed) {
        long good = 0;
        long bad = 0;
        long timed = 0;
        for (int i = seed; inTime(); i++) {
            for (int k = 0; k < 100; k++) {
                slo.good();
                slo.bad(3);
                slo.record(1_000L * (i * 97 + k), Outcome.GOOD);
                slo.record(1_000L * k, Outcome.BAD);
                slo.record(400_000_000L, Outcome.GOOD);
                slo.record(1_000L, Outcome.IGNORED);
                boolean slow = 1_000L * (i * 97 + k) > 300_000_000L;
                good += slow ? 1 : 2;
                bad += slow ? 6 : 5;
                timed += 3;
            }
            i %= 1_000_000;
        }
        return new Counted(good, bad, timed);
    }

    private long tickBesidesTheTicker() {
        long ticks = 0;
        while (inTime()) {
            slos.tick();
            ticks++;
        }
        return ticks;
    }

    private long read() {
        long reads = 0;
        SloStatus before = slo.status();
        long latenciesBefore = 0;
        while (inTime()) {
            SloStatus now = slo.status(WINDOWS);
            assertTrue(now.good() >= before.good() && now.bad() >= before.bad(), "a total went back");
            for (Duration window : WINDOWS) {
                WindowStatus counts = now.window(window);
                assertTrue(counts.good() >= 0 && counts.good() <= now.good(), () -> counts + " beside " + now.good());
                assertTrue(counts.bad() >= 0 && counts.bad() <= now.bad(), () -> counts + " beside " + now.bad());
            }
            long latencies = now.latency(Duration.ofDays(30)).count();
            assertTrue(latencies >= latenciesBefore, "latencies went back");
            before = now;
            latenciesBefore = latencies;
            reads++;
        }
        return reads;
    }

    /** Other SLOs are registered, counted, found and closed, some of them with a longer reach. */
    private long comeAndGo() {
        long closed = 0;
        while (inTime()) {
            Slo other = Slo.builder("other-" + closed % 3)
                    .objective("99%")
                    .period(SloPeriod.rolling(Duration.ofDays(closed == 100 ? 90 : 7)))
                    .trackLatency()
                    .register(slos);
            other.record(1_000_000L, Outcome.GOOD);
            other.bad(2);
            other.retire();
            SloStatus last = other.status();
            assertEquals(1, last.good());
            assertEquals(2, last.bad());
            assertEquals(1, other.latency(Duration.ofDays(7)).count());
            closed++;
        }
        return closed;
    }
}
