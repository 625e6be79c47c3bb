package io.slo4j.internal.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

class InFlightEventsTest {
    private static final long TIME = 300;

    private final InFlightEvents events = new InFlightEvents(1_000);

    @Test
    void eachEventIsFoundOnceAfterItsTime() {
        long first = events.begin(1_000);
        long second = events.begin(1_100);
        assertEquals(0, events.tick(1_300, TIME));
        assertEquals(1, events.tick(1_301, TIME));
        assertEquals(0, events.tick(1_302, TIME));
        assertEquals(1, events.tick(1_401, TIME));
        assertEquals(0, events.tick(9_999, TIME));
        assertEquals(2, events.read().overdue());
        assertTrue(InFlightEvents.wasFound(events.end(first)));
        assertTrue(InFlightEvents.wasFound(events.end(second)));
        assertEquals(0, events.read().events());
    }

    @Test
    void anEventThatBeganLongAgoIsFoundAtTheNextTick() {
        assertEquals(0, events.tick(5_000, TIME));
        events.begin(5_001);
        assertEquals(0, events.tick(5_002, TIME));
        events.begin(-3_000_000);
        assertEquals(1, events.tick(5_003, TIME));
        assertEquals(3_005_003, events.ageNanos(events.read(), 5_003));
    }

    @Test
    void placesAreUsedAgain() {
        for (int i = 0; i < 100_000; i++) {
            long ended = events.end(events.begin(1_000 + i));
            assertFalse(InFlightEvents.wasFound(ended));
            assertEquals(5, events.elapsedNanos(ended, 1_005 + i));
        }
        assertTrue(GraphLayout.parseInstance(events).totalSize() < 1_000);
    }

    @Test
    void ofAMillionInFlightEachTakesFewerThanNineBytes() {
        long empty = GraphLayout.parseInstance(events).totalSize();
        assertTrue(empty < 400, empty + " bytes without an event");
        List<Long> begun = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            begun.add(events.begin(1_000 + i));
        }
        long bytes = GraphLayout.parseInstance(events).totalSize();
        assertTrue(bytes < 9_000_000, bytes + " bytes");
        assertEquals(500_000, events.tick(1_000 + TIME + 500_000, TIME));
        begun.forEach(events::end);
        assertEquals(0, events.read().events());
    }

    @Test
    void whatFindsNoPlaceIsKnownByItsBeginningOnly() {
        InFlightEvents few = new InFlightEvents(1_000, 96);
        List<Long> begun = new ArrayList<>();
        for (int i = 0; i < 96; i++) {
            begun.add(few.begin(1_000));
        }
        assertTrue(begun.stream().allMatch(InFlightEvents::hasPlace));
        long further = few.begin(1_010);
        assertFalse(InFlightEvents.hasPlace(further));
        assertEquals(96, few.tick(9_999, TIME));
        long ended = few.end(further);
        assertFalse(InFlightEvents.wasFound(ended));
        assertEquals(990, few.elapsedNanos(ended, 2_000));
        few.end(begun.get(17));
        assertTrue(InFlightEvents.hasPlace(few.begin(2_000)));
    }

    @Test
    void timesThatMakeNoSenseHarmNobody() {
        for (long start : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0}) {
            long begun = events.begin(start);
            events.tick(1_000, TIME);
            events.end(begun);
            assertEquals(0, events.read().events());
        }
    }

    @Test
    void noEventIsCountedTwice() throws Exception {
        assertConserved(200_000, 1);
    }

    @Test
    @Tag("long")
    void noneOfTenMillionIsCountedTwice() throws Exception {
        assertConserved(10_000_000, 2);
    }

    /** Threads begin events, and end those of others after a random while; a clock runs, and its ticks find those whose time is up. */
    private void assertConserved(long most, long seed) throws Exception {
        int threads = 3;
        AtomicLong clock = new AtomicLong(1_000);
        AtomicLong found = new AtomicLong();
        AtomicReferenceArray<Long> pool = new AtomicReferenceArray<>(1_024);
        ExecutorService workers = Executors.newFixedThreadPool(threads + 1);
        try {
            List<Future<long[]>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                SplittableRandom random = new SplittableRandom(seed * 100 + i);
                all.add(workers.submit(() -> work(most / threads, random, clock, pool)));
            }
            Future<?> ticker = workers.submit(() -> {
                while (!Thread.currentThread().isInterrupted() && clock.get() > 0) {
                    found.addAndGet(events.tick(clock.get(), TIME));
                }
            });
            long ended = 0;
            long foundAtEnd = 0;
            for (Future<long[]> one : all) {
                long[] counts = one.get(5, TimeUnit.MINUTES);
                ended += counts[0];
                foundAtEnd += counts[1];
            }
            long now = clock.getAndSet(0);
            ticker.get(1, TimeUnit.MINUTES);
            long left = 0;
            for (int i = 0; i < pool.length(); i++) {
                Long begun = pool.get(i);
                if (begun != null) {
                    left++;
                    foundAtEnd += InFlightEvents.wasFound(events.end(begun)) ? 1 : 0;
                }
            }
            assertEquals(most / threads * threads, ended + left);
            assertTrue(now > 1_000 && foundAtEnd > 0 && foundAtEnd < ended, foundAtEnd + " of " + ended);
            assertEquals(foundAtEnd, found.get());
            assertEquals(0, events.read().events());
        } finally {
            workers.shutdownNow();
        }
    }

    private long[] work(long most, SplittableRandom random, AtomicLong clock, AtomicReferenceArray<Long> pool) {
        long ended = 0;
        long found = 0;
        for (long i = 0; i < most; i++) {
            long now = random.nextInt(4) == 0 ? clock.incrementAndGet() : clock.get();
            Long other = pool.getAndSet(random.nextInt(pool.length()), events.begin(now - random.nextInt(50)));
            if (other != null) {
                ended++;
                found += InFlightEvents.wasFound(events.end(other)) ? 1 : 0;
            }
        }
        return new long[] {ended, found};
    }
}
