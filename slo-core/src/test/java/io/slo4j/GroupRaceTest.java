package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.slo4j.time.VirtualClock;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads that ask a group while its members come and go. */
class GroupRaceTest {
    private static final int THREADS = 8;

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void end() throws InterruptedException {
        threads.shutdown();
        assertTrue(threads.awaitTermination(1, TimeUnit.MINUTES));
    }

    private interface Work {
        void run(int thread) throws Exception;
    }

    private List<Future<?>> start(Work work) {
        List<Future<?>> started = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            started.add(threads.submit(() -> {
                work.run(thread);
                return null;
            }));
        }
        return started;
    }

    private static void await(List<Future<?>> started) throws Exception {
        for (Future<?> each : started) {
            each.get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void asManyValuesAsThereArePlacesAllHaveOne() throws Exception {
        for (int round = 0; round < 300; round++) {
            SloGroup group = Slo.builder("round-" + round)
                    .objective("99.9%")
                    .groupBy("route")
                    .atMost(3)
                    .register(slos);
            CyclicBarrier together = new CyclicBarrier(THREADS);
            await(start(thread -> {
                together.await(1, TimeUnit.MINUTES);
                for (int i = 0; i < 3; i++) {
                    group.of("/" + (thread + i) % 3).good();
                }
            }));
            assertEquals(0, group.overflowed(), "round " + round);
            assertEquals(
                    List.of(8L, 8L, 8L),
                    group.members().stream().map(slo -> slo.status().good()).toList());
            group.retire();
        }
    }

    @Test
    void whoeverAsksWhileMembersAreEvictedGetsOneThatIsWatched() throws Exception {
        SloGroup group = Slo.builder("http")
                .objective("99.9%")
                .groupBy("route")
                .evictAfter(Duration.ofSeconds(1))
                .register(slos);
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger turn = new AtomicInteger();
        AtomicInteger rounds = new AtomicInteger();
        AtomicInteger evicted = new AtomicInteger();
        slos.addListener(new SloListener() {
            @Override
            public void registered(Slo slo) {}

            @Override
            public void closed(Slo slo) {
                evicted.incrementAndGet();
            }
        });
        Map<Slo, Long> last = new HashMap<>();
        List<Future<?>> asking = start(thread -> {
            while (!stop.get()) {
                int asked = turn.get();
                for (int i = 0; i < 100; i++) {
                    group.of("/" + i % 5).good();
                }
                rounds.incrementAndGet();
                while (turn.get() == asked && !stop.get()) {
                    Thread.onSpinWait();
                }
            }
        });
        for (int tick = 1; tick <= 20_000; tick++) {
            clock.advance(Duration.ofMillis(400));
            slos.tick();
            /* Forty ticks are long enough for members to be idle. Then somebody asks, however seldom a thread has its turn. */
            if (tick % 40 == 0) {
                int before = rounds.get();
                turn.incrementAndGet();
                long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
                while (rounds.get() == before) {
                    assertTrue(System.nanoTime() < end, "nobody asks");
                    Thread.onSpinWait();
                }
            }
        }
        stop.set(true);
        await(asking);
        assertTrue(evicted.get() > 100, evicted + " evicted");
        clock.advance(Duration.ofMillis(400));
        slos.tick();
        assertEquals(group.members(), List.copyOf(slos.slos()));
        for (int i = 0; i < 5; i++) {
            Slo member = group.of("/" + i);
            last.put(member, member.status().good());
            member.good();
            assertEquals(member, slos.find(member.name()).orElseThrow());
        }
        clock.advance(Duration.ofMillis(400));
        slos.tick();
        last.forEach((member, good) -> assertEquals(good + 1, member.status().good()));
    }

    @Test
    void membersThatAreClosedAgainAndAgainLoseNothing() throws Exception {
        SloGroup group = Slo.builder("http").objective("99.9%").groupBy("route").register(slos);
        CountDownLatch asking = new CountDownLatch(THREADS);
        List<Future<?>> started = start(thread -> {
            for (int i = 0; i < 20_000; i++) {
                group.of("/" + i % 3).good();
            }
            asking.countDown();
        });
        while (asking.getCount() > 0) {
            group.members().forEach(Slo::close);
            clock.advance(Duration.ofMillis(100));
            slos.tick();
        }
        await(started);
        long counted = 0;
        for (int i = 0; i < 3; i++) {
            counted += group.of("/" + i).status().good();
        }
        assertEquals(THREADS * 20_000L, counted);
    }

    @Test
    void groupsThatSucceedEachOtherLoseNothing() throws Exception {
        SloGroup first = Slo.builder("http").objective("99.9%").groupBy("route").register(slos);
        CountDownLatch asking = new CountDownLatch(THREADS);
        List<Future<?>> started = start(thread -> {
            for (int i = 0; i < 10_000; i++) {
                first.of("/" + i % 3).good();
            }
            asking.countDown();
        });
        SloGroup current = first;
        while (asking.getCount() > 0) {
            current.close();
            clock.advance(Duration.ofMillis(100));
            slos.tick();
            slos.snapshot();
            current = Slo.builder("http").objective("99%").groupBy("route").register(slos);
        }
        await(started);
        assertEquals(
                THREADS * 10_000L,
                current.members().stream().mapToLong(slo -> slo.status().good()).sum());
    }

    /* Strangers ask by the group that was closed, all the time while another one goes on from it. */
    @Test
    void noStrangerGetsThePlaceOfAMemberThatWaitsForItsGroup() throws Exception {
        for (int round = 0; round < 100; round++) {
            String name = "round-" + round;
            SloGroup closed = twoRoutes(name);
            closed.of("/a").good(1_000);
            closed.of("/b").good(1_000);
            closed.close();
            AtomicBoolean stop = new AtomicBoolean();
            CyclicBarrier together = new CyclicBarrier(THREADS + 1);
            LongAdder strangers = new LongAdder();
            List<Future<?>> asking = start(thread -> {
                together.await(1, TimeUnit.MINUTES);
                while (!stop.get()) {
                    closed.of("/c" + thread).good();
                    strangers.increment();
                }
            });
            together.await(1, TimeUnit.MINUTES);
            while (strangers.sum() == 0) {
                Thread.onSpinWait();
            }
            SloGroup next = twoRoutes(name);
            stop.set(true);
            await(asking);
            Map<String, Long> counted = new TreeMap<>();
            next.members()
                    .forEach(slo -> counted.put(
                            slo.definition().groupMember().orElseThrow().value(),
                            slo.status().good()));
            assertEquals(Map.of("/a", 1_000L, "/b", 1_000L, "(other)", strangers.sum()), counted);
            next.retire();
        }
    }

    private SloGroup twoRoutes(String name) {
        return Slo.builder(name).objective("99.9%").groupBy("route").atMost(2).register(slos);
    }

    @Test
    void askingForAMemberThatIsThereAllocatesNothing() {
        SloGroup group = Slo.builder("http").objective("99.9%").groupBy("route").register(slos);
        String[] values = {"/cart", "/pay", "/search"};
        Set<Slo> seen = ConcurrentHashMap.newKeySet();
        for (String value : values) {
            seen.add(group.of(value));
        }
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 20; attempt++) {
            long before = memory.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 30_000; i++) {
                group.of(values[i % 3]).good();
            }
            least = Math.min(least, memory.getCurrentThreadAllocatedBytes() - before);
        }
        assertTrue(least < 1_000, "bytes for 30,000 events: " + least);
        assertEquals(3, seen.size());
    }
}
