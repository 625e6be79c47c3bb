package io.slo4j.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloRegistry;
import io.slo4j.SloStatus;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An SLO counts what a source counts from its registration on, whatever becomes of the counters. */
class EventSourceTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-20T10:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final AtomicLong good = new AtomicLong(1_000);
    private final AtomicLong bad = new AtomicLong(10);
    private final EventSource source = EventSource.goodAndBad(good::get, bad::get);

    /* Counters that come and go, by name. */
    private final Map<String, Long> many = new HashMap<>();

    @AfterEach
    void close() {
        slos.close();
    }

    private static SloBuilder checkout() {
        return Slo.builder("checkout").objective("99%");
    }

    private void tick() {
        clock.advance(Duration.ofSeconds(1));
        slos.tick();
    }

    private static void assertCounts(long good, long bad, SloStatus status) {
        assertEquals(good + " good, " + bad + " bad", status.good() + " good, " + status.bad() + " bad");
    }

    @Test
    void whatWasCountedBeforeTheSloIsNotItsOwn() {
        Slo slo = checkout().source(source).register(slos);
        tick();
        assertCounts(0, 0, slo.status());
        good.addAndGet(7);
        bad.addAndGet(3);
        tick();
        assertCounts(7, 3, slo.status());
        assertEquals(0.3, slo.window(Duration.ofMinutes(1)).errorRatio());
    }

    @Test
    void badEventsOfASourceHaveACause() {
        Slo slo = checkout().source(source).register(slos);
        bad.addAndGet(3);
        tick();
        assertEquals(
                "counted by its source",
                slo.status().badEvents().causes().get(0).label());
        assertEquals(3, slo.status().badEvents().causes().get(0).events());
    }

    @Test
    void aCounterThatGoesDownWasResetAndNothingIsNegative() {
        Slo slo = checkout().source(source).register(slos);
        good.set(1_100);
        bad.set(20);
        tick();
        good.set(5);
        bad.set(0);
        tick();
        assertCounts(105, 10, slo.status());
        good.set(6);
        bad.set(1);
        tick();
        assertCounts(106, 11, slo.status());
    }

    @Test
    void ofBadEventsAndAllTheOthersAreGood() {
        AtomicLong total = new AtomicLong();
        bad.set(0);
        Slo slo =
                checkout().source(EventSource.badAndTotal(bad::get, total::get)).register(slos);
        total.set(10);
        bad.set(2);
        tick();
        assertCounts(8, 2, slo.status());
    }

    @Test
    void ofGoodEventsAndAllTheOthersAreBad() {
        AtomicLong total = new AtomicLong();
        good.set(0);
        Slo slo = checkout()
                .source(EventSource.goodAndTotal(good::get, total::get))
                .register(slos);
        total.set(10);
        good.set(9);
        tick();
        assertCounts(9, 1, slo.status());
    }

    @Test
    void anEventThatOneCounterShowsBeforeTheOtherIsLateAndNotCountedTwice() {
        AtomicLong total = new AtomicLong();
        bad.set(0);
        Slo slo =
                checkout().source(EventSource.badAndTotal(bad::get, total::get)).register(slos);
        total.set(10);
        bad.set(12);
        tick();
        assertCounts(0, 12, slo.status());
        total.set(20);
        bad.set(12);
        tick();
        assertCounts(8, 12, slo.status());
    }

    @Test
    void whatIsSeenAsGoodFirstIsMadeUpForByLaterGoodEvents() {
        AtomicLong total = new AtomicLong();
        bad.set(0);
        Slo slo =
                checkout().source(EventSource.badAndTotal(bad::get, total::get)).register(slos);
        total.set(10);
        tick();
        bad.set(1);
        tick();
        assertCounts(10, 1, slo.status());
        total.set(12);
        tick();
        assertCounts(11, 1, slo.status());
    }

    private EventSource ofMany() {
        return EventSource.goodAndBad(counters -> many.forEach((name, count) -> {
            if (name.startsWith("bad")) {
                counters.bad(name, count);
            } else {
                counters.good(name, count);
            }
        }));
    }

    @Test
    void aCounterThatComesLaterCountsFromZero() {
        many.put("good", 100L);
        Slo slo = checkout().source(ofMany()).register(slos);
        many.put("bad timeouts", 4L);
        tick();
        assertCounts(0, 4, slo.status());
    }

    @Test
    void aCounterThatVanishesCountsNoMoreAndGoesOnWhereItWas() {
        many.put("good", 100L);
        Slo slo = checkout().source(ofMany()).register(slos);
        many.put("good", 105L);
        tick();
        many.remove("good");
        tick();
        assertCounts(5, 0, slo.status());
        many.put("good", 106L);
        tick();
        assertCounts(6, 0, slo.status());
    }

    @Test
    void aCounterThatIsReplacedByAnotherOneCountsFromZero() {
        many.put("good 1", 100L);
        Slo slo = checkout().source(ofMany()).register(slos);
        many.remove("good 1");
        many.put("good 2", 200L);
        tick();
        assertCounts(200, 0, slo.status());
    }

    @Test
    void aThousandCountersThatHaveVanishedAreRemembered() {
        Slo slo = checkout().source(ofMany()).register(slos);
        for (int i = 0; i < 3_000; i++) {
            many.clear();
            many.put("good " + i, 1L);
            tick();
        }
        assertCounts(3_000, 0, slo.status());
        many.put("good 2700", 2L);
        tick();
        assertCounts(3_001, 0, slo.status());
    }

    @Test
    void severalSourcesAreAddedUp() {
        AtomicLong failed = new AtomicLong();
        AtomicLong all = new AtomicLong();
        Slo slo = checkout()
                .source(source.plus(EventSource.badAndTotal(failed::get, all::get)))
                .register(slos);
        good.incrementAndGet();
        failed.set(2);
        all.set(5);
        tick();
        assertCounts(4, 2, slo.status());
    }

    @Test
    void ofSeveralSourcesThoseThatCanBeReadAreRead() {
        AtomicLong broken = new AtomicLong();
        EventSource other = EventSource.goodAndBad(
                () -> {
                    if (broken.get() == 1) {
                        throw new IllegalStateException("down");
                    }
                    return 50;
                },
                () -> 0);
        broken.set(1);
        Slo slo = checkout().source(other.plus(source)).register(slos);
        good.addAndGet(3);
        tick();
        assertCounts(3, 0, slo.status());
        assertTrue(slo.status().source().orElseThrow().isStale());
        broken.set(0);
        tick();
        assertCounts(3, 0, slo.status());
        assertFalse(slo.status().source().orElseThrow().isStale());
    }

    @Test
    void severalSlosOnOneSourceCountEachEventOnceAndReadItOnce() {
        AtomicLong readings = new AtomicLong();
        EventSource shared = EventSource.goodAndBad(
                () -> {
                    readings.incrementAndGet();
                    return good.get();
                },
                bad::get);
        Slo strict = Slo.builder("strict").objective("99.9%").source(shared).register(slos);
        good.addAndGet(5);
        tick();
        Slo lax = Slo.builder("lax").objective("99%").source(shared).register(slos);
        long before = readings.get();
        good.addAndGet(2);
        bad.addAndGet(1);
        tick();
        assertCounts(7, 1, strict.status());
        assertCounts(2, 1, lax.status());
        assertEquals(1, readings.get() - before);
    }

    @Test
    void aSourceMayBeReadLessOften() {
        Slo slo = checkout().source(source.every(Duration.ofSeconds(10))).register(slos);
        tick();
        good.incrementAndGet();
        for (int second = 2; second <= 10; second++) {
            tick();
            assertCounts(0, 0, slo.status());
        }
        tick();
        assertCounts(1, 0, slo.status());
    }

    @Test
    void statusSaysWhenTheSourceWasRead() {
        Slo slo = checkout().source(source).register(slos);
        tick();
        assertEquals(
                new SourceStatus(Optional.of(clock.now()), Optional.empty()),
                slo.status().source().orElseThrow());
        assertEquals(
                Optional.empty(),
                Slo.builder("plain").objective("99%").register(slos).status().source());
    }

    @Test
    void aClosedSloReadsNothingAndTheNextOneWithItsSourceGoesOnWhereItWas() {
        Slo first = checkout().source(source).register(slos);
        good.addAndGet(5);
        tick();
        first.close();
        good.addAndGet(2);
        tick();
        assertCounts(5, 0, first.status());
        assertEquals(Optional.empty(), first.status().source());
        Slo second = checkout().source(source).register(slos);
        good.addAndGet(1);
        tick();
        assertCounts(8, 0, second.status());
    }

    @Test
    void theNextSloWithAnotherSourceBeginsWhereThatIs() {
        checkout().source(source).register(slos).close();
        good.addAndGet(2);
        checkout()
                .source(EventSource.goodAndBad(good::get, bad::get))
                .register(slos)
                .close();
        good.addAndGet(4);
        Slo third = checkout().source(source).register(slos);
        tick();
        assertCounts(0, 0, third.status());
    }

    @Test
    void aRetiredSloGivesItsPlaceInTheSourceUp() {
        Slo first = checkout().source(source).register(slos);
        first.retire();
        good.addAndGet(2);
        Slo second = checkout().source(source).register(slos);
        tick();
        assertCounts(0, 0, second.status());
    }

    @Test
    void closingTheRegistryCountsWhatHasComeSinceTheLastTick() {
        Slo slo = checkout().source(source).register(slos);
        tick();
        good.addAndGet(3);
        slos.close();
        assertCounts(3, 0, slo.status());
    }

    @Test
    void whatIsRecordedThroughAnSloWithASourceIsRejected() throws Exception {
        Slo slo = checkout().source(source).register(slos);
        assertEquals("done", slo.call(() -> "done"));
        slo.bad(2);
        assertThrows(
                IllegalStateException.class,
                () -> slo.run(() -> {
                    throw new IllegalStateException("the caller's own");
                }));
        good.incrementAndGet();
        tick();
        assertCounts(1, 0, slo.status());
        assertEquals(4, slo.status().rejected());
        assertEquals(0, slo.status().badEvents().causes().size());
    }
}
