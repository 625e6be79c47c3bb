package io.slo4j.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Logged;
import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever a source or a condition does, ticks go on, and so do the others. */
class SourceThreadTest {
    private final HandMovedClock clock = new HandMovedClock();
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicLong good = new AtomicLong();
    private final AtomicLong blocked = new AtomicLong();

    @AfterEach
    void close() {
        ended.countDown();
        slos.close();
    }

    private Slo slo(String name, EventSource source) {
        return Slo.builder(name).objective("99%").source(source).register(slos);
    }

    private static EventSource good(AtomicLong counter) {
        return EventSource.goodAndBad(counter::get, () -> 0);
    }

    private long blocked() {
        blocked.incrementAndGet();
        try {
            assertTrue(ended.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return 0;
    }

    private void awaitBlocked() {
        HandMovedClock.await(() -> blocked.get() == 1);
    }

    private void awaitRead(Slo slo) {
        HandMovedClock.await(
                () -> slo.status().source().orElseThrow().lastRead().isPresent());
    }

    private void tickUntilGood(Slo slo, long events) {
        HandMovedClock.await(() -> {
            clock.tick(slos);
            return slo.status().good() == events;
        });
    }

    @Test
    void aSourceIsReadByAThreadOfTheRegistrysOwn() {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        Slo slo = slo(
                "checkout",
                EventSource.goodAndBad(
                        () -> {
                            threads.add(Thread.currentThread().getName());
                            return good.get();
                        },
                        () -> 0));
        awaitRead(slo);
        good.set(3);
        tickUntilGood(slo, 3);
        assertEquals(Set.of("slo4j-sources-1"), threads);
    }

    @Test
    void aSourceThatBlocksIsShownAsStaleAfterFiveSecondsAndHoldsUpNoOther() {
        try (Logged log = new Logged("io.slo4j")) {
            Slo hung = slo("hung", EventSource.goodAndBad(this::blocked, () -> 0));
            Slo fine = slo("fine", good(good));
            awaitBlocked();
            for (int second = 0; second < 4; second++) {
                clock.tick(slos);
            }
            assertFalse(hung.status().source().orElseThrow().isStale());
            HandMovedClock.await(() -> {
                clock.tick(slos);
                return hung.status().source().orElseThrow().isStale()
                        && fine.status().source().orElseThrow().lastRead().isPresent();
            });
            good.set(2);
            tickUntilGood(fine, 2);
            assertEquals(
                    "does not answer",
                    hung.status().source().orElseThrow().trouble().orElseThrow());
            assertEquals(
                    List.of(
                            "the source of SLO \"hung\" does not answer; the SLO is shown as stale (said once; how often it"
                                    + " happens is said every hour)"),
                    log.messages().stream()
                            .filter(text -> text.contains("hung"))
                            .toList());
            ended.countDown();
            HandMovedClock.await(() -> !hung.status().source().orElseThrow().isStale());
            HandMovedClock.await(() -> log.messages().contains("the source of SLO \"hung\" is read again"));
        }
    }

    @Test
    void sixteenThatBlockAreTheMost() {
        for (int i = 0; i < 17; i++) {
            slo("hung " + i, EventSource.goodAndBad(this::blocked, () -> 0));
        }
        Slo last = slo("last", good(good));
        try (Logged log = new Logged("io.slo4j")) {
            HandMovedClock.await(() -> {
                clock.tick(slos);
                return log.messages().stream().anyMatch(text -> text.startsWith("sources and conditions that do not"));
            });
            assertTrue(last.status().source().orElseThrow().isStale());
            assertEquals(
                    "waits for others that do not answer",
                    last.status().source().orElseThrow().trouble().orElseThrow());
        }
        ended.countDown();
        awaitRead(last);
        good.set(1);
        tickUntilGood(last, 1);
    }

    @Test
    void closingWaitsForASourceThatBlocksNoLongerThanASecond() {
        Slo hung = slo("hung", EventSource.goodAndBad(this::blocked, () -> 0));
        long before = System.nanoTime();
        slos.close();
        assertTrue(System.nanoTime() - before < Duration.ofSeconds(30).toNanos());
        assertEquals(0, hung.status().good());
    }

    @Test
    void closingCountsWhatHasComeSinceTheLastTickAndEndsTheThread() throws InterruptedException {
        Slo slo = slo("checkout", good(good));
        awaitRead(slo);
        good.set(7);
        Thread reader = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("slo4j-sources"))
                .findFirst()
                .orElseThrow();
        slos.close();
        assertEquals(7, slo.status().good());
        reader.join(60_000);
        assertFalse(reader.isAlive());
    }

    @Test
    void aSourceMayCloseItsRegistry() {
        AtomicBoolean closed = new AtomicBoolean();
        slo(
                "closing",
                EventSource.goodAndBad(
                        () -> {
                            slos.close();
                            closed.set(true);
                            return 0;
                        },
                        () -> 0));
        HandMovedClock.await(closed::get);
    }

    @Test
    void aSourceMayInterruptItsThread() {
        Slo slo = slo(
                "checkout",
                EventSource.goodAndBad(
                        () -> {
                            Thread.currentThread().interrupt();
                            return good.get();
                        },
                        () -> 0));
        awaitRead(slo);
        good.set(2);
        tickUntilGood(slo, 2);
    }

    @Test
    void aConditionThatDoesNotAnswerMissesASampleEachTimeOneIsDue() {
        Slo slo = Slo.builder("replica-lag")
                .objective("99%")
                .every(Duration.ofSeconds(10), () -> blocked() == 0)
                .register(slos);
        clock.tick(slos);
        awaitBlocked();
        for (int second = 1; second < 31; second++) {
            clock.tick(slos);
        }
        assertEquals(
                "0 good, 3 bad", slo.status().good() + " good, " + slo.status().bad() + " bad");
        assertEquals("missed sample", slo.status().badEvents().causes().get(0).label());
        assertTrue(slo.status().source().orElseThrow().isStale());
        ended.countDown();
        HandMovedClock.await(() -> slo.status().good() == 1);
        assertEquals(3, slo.status().bad());
    }

    @Test
    void aConditionThatWaitsForAnotherToAnswerMissesNothing() {
        Slo hung = slo("hung", EventSource.goodAndBad(this::blocked, () -> 0));
        awaitBlocked();
        Slo waiting = Slo.builder("replica-lag")
                .objective("99%")
                .every(Duration.ofSeconds(1), () -> true)
                .register(slos);
        HandMovedClock.await(() -> {
            boolean stale = hung.status().source().orElseThrow().isStale();
            if (!stale) {
                clock.tick(slos);
            }
            return stale;
        });
        HandMovedClock.await(() -> waiting.status().good() > 0);
        assertEquals(0, waiting.status().bad());
    }

    @Test
    void missedSamplesMayBeNoEvents() {
        Slo slo = Slo.builder("replica-lag")
                .objective("99%")
                .every(SampledCondition.every(Duration.ofSeconds(10), () -> blocked() == 0)
                        .withMissed(Outcome.IGNORED))
                .register(slos);
        clock.tick(slos);
        awaitBlocked();
        for (int second = 1; second < 31; second++) {
            clock.tick(slos);
        }
        assertEquals(
                "0 good, 0 bad", slo.status().good() + " good, " + slo.status().bad() + " bad");
        assertTrue(slo.status().source().orElseThrow().isStale());
    }
}
