package io.slo4j.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Logged;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a source says or throws, the SLO counts what it can believe, and says what it cannot. */
class OddSourceTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-20T10:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private volatile LongSupplier good = () -> 0;
    private final Logged log = new Logged("io.slo4j");
    private final Slo slo = Slo.builder("checkout")
            .objective("99%")
            .source(EventSource.goodAndBad(() -> good.getAsLong(), () -> 0))
            .register(slos);

    @AfterEach
    void close() {
        log.close();
        slos.close();
    }

    private void tick() {
        clock.advance(Duration.ofSeconds(1));
        slos.tick();
    }

    private void says(long count) {
        good = () -> count;
        tick();
    }

    private SourceStatus source() {
        return slo.status().source().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 62})
    void whatNoCounterCanSayIsNotCountedAndTheNextCountIsComparedWithTheLastGoodOne(long odd) {
        says(5);
        Instant lastGood = clock.now();
        says(odd);
        assertEquals(5, slo.status().good());
        assertEquals(lastGood, source().lastRead().orElseThrow());
        assertEquals(
                "threw java.lang.IllegalArgumentException", source().trouble().orElseThrow());
        assertEquals(
                "count of good events must be 0 to 2^62 - 1, but was " + odd,
                log.causes().get(0).getMessage());
        says(7);
        assertEquals(7, slo.status().good());
        assertFalse(source().isStale());
    }

    @Test
    void aCounterThatJumpsIsBelieved() {
        says(1_000_000_000_000L);
        says(10);
        assertEquals(1_000_000_000_010L, slo.status().good());
    }

    @Test
    void jumpsThatAddUpToMoreThanCanBeCountedAreRejected() {
        says((1L << 62) - 1);
        says(0);
        says((1L << 62) - 1);
        assertEquals((1L << 62) - 1, slo.status().good());
    }

    @Test
    void aSourceThatThrowsIsSaidOnceAndCatchesUpWhenItIsReadAgain() {
        says(5);
        good = () -> {
            throw new IllegalStateException("no connection");
        };
        for (int second = 0; second < 100; second++) {
            tick();
        }
        assertTrue(source().isStale());
        assertEquals("threw java.lang.IllegalStateException", source().trouble().orElseThrow());
        assertEquals(5, slo.status().good());
        says(9);
        assertEquals(9, slo.status().good());
        assertFalse(source().isStale());
        assertEquals(
                List.of(
                        "the source of SLO \"checkout\" could not be read; the SLO keeps what it has counted, and is shown as"
                                + " stale (said once; how often it happens is said every hour)",
                        "the source of SLO \"checkout\" could not be read; the SLO keeps what it has counted, and is shown as"
                                + " stale: 99 times more",
                        "the source of SLO \"checkout\" is read again"),
                log.messages());
    }

    @Test
    void anErrorIsThrownLikeAnythingElse() {
        good = () -> {
            throw new StackOverflowError();
        };
        tick();
        assertEquals("threw java.lang.StackOverflowError", source().trouble().orElseThrow());
    }

    @Test
    void aSourceMayCallBackIntoTheRegistry() {
        AtomicLong calls = new AtomicLong();
        good = () -> {
            calls.incrementAndGet();
            slos.tick();
            slo.status();
            slos.snapshot();
            Slo.builder("other " + calls)
                    .objective("99%")
                    .source(EventSource.goodAndBad(() -> 1, () -> 1))
                    .register(slos);
            return calls.get();
        };
        tick();
        tick();
        assertEquals(2, calls.get());
        assertEquals(2, slo.status().good());
        assertEquals(3, slos.slos().size());
    }

    @Test
    void aSourceMayCloseItsSlo() {
        good = () -> {
            slo.close();
            return 5;
        };
        tick();
        tick();
        assertEquals(0, slo.status().good());
    }

    @Test
    void aSourceMayCloseItsRegistry() {
        good = () -> {
            slos.close();
            return 5;
        };
        tick();
        assertEquals(List.of(), List.copyOf(slos.slos()));
    }

    @Test
    void countsOfOneReadingMustFitTogether() {
        assertEquals(
                "count of total events is none that a source of good and bad events has",
                wrong(counters -> counters.total("all", 1)));
        assertEquals("count of good events must be read once from each counter, but was read twice", wrong(counters -> {
            counters.good("one", 1);
            counters.good("one", 2);
        }));
        assertEquals("count of bad events must be 0 to 2^62 - 1, but was -3", wrong(counters -> {
            try {
                counters.bad("one", -3);
            } catch (IllegalArgumentException swallowed) {
                counters.bad("other", 3);
            }
        }));
    }

    private String wrong(CounterReading reading) {
        int before = log.causes().size();
        Slo.builder("odd " + before)
                .objective("99%")
                .source(EventSource.goodAndBad(reading))
                .register(slos);
        return String.valueOf(log.causes().get(before).getMessage());
    }
}
