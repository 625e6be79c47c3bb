package io.slo4j.internal.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.slo4j.alert.BadEvents;
import io.slo4j.alert.Cause;
import io.slo4j.alert.Cause.Kind;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CauseCountsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;

    private final CauseCounts counts = new CauseCounts();
    private long now = 1_000_000 * SECOND;
    private long bad;

    private void bad(Kind kind, String label, long events) {
        counts.count(kind, label, events, null);
        bad += events;
    }

    private void seconds(int seconds) {
        for (int i = 0; i < seconds; i++) {
            now += SECOND;
            counts.tick(now, bad, 30 * DAY);
        }
    }

    private BadEvents last(long seconds) {
        return counts.read().since(now - seconds * SECOND);
    }

    @Test
    void eachKindIsCountedApart() {
        bad(Kind.FAILED, "java.io.IOException", 80);
        bad(Kind.SLOW, "slower than 300ms", 15);
        bad(Kind.JUDGED, "HTTP 5xx", 5);
        seconds(1);
        assertEquals(
                "80 failed, 15 slow, 5 judged (80% IOException, 15% slower than 300ms, 5% HTTP 5xx)",
                last(60).toString());
        assertEquals(100, last(60).events());
    }

    @Test
    void aWindowHasTheEventsSinceItsBeginning() {
        bad(Kind.FAILED, "java.io.IOException", 80);
        seconds(3_600);
        bad(Kind.SLOW, "slower than 300ms", 15);
        seconds(60);
        assertEquals(
                "0 failed, 15 slow, 0 judged (100% slower than 300ms)",
                last(300).toString());
        assertEquals(80, counts.read().all().failed());
        assertEquals(80, last(3_700).failed());
        seconds(301);
        assertEquals(BadEvents.NONE, last(300));
    }

    @Test
    void sixteenCausesAreToldApartAndTheRestIsOther() {
        for (int i = 0; i < 20; i++) {
            bad(Kind.JUDGED, "cause " + i, 100 - i);
        }
        List<Cause> causes = counts.read().all().causes();
        assertEquals(17, causes.size());
        assertEquals(new Cause(Kind.JUDGED, Cause.OTHER, 84 + 83 + 82 + 81, Optional.empty()), causes.get(0));
        assertEquals(new Cause(Kind.JUDGED, "cause 0", 100, Optional.empty()), causes.get(1));
        assertEquals(
                "5.52% cause 0, 5.47% cause 1, 5.41% cause 2",
                counts.read().all().text());
    }

    @Test
    void theSameLabelOfAnotherKindIsAnotherCause() {
        bad(Kind.JUDGED, "java.io.IOException", 1);
        bad(Kind.FAILED, "java.io.IOException", 2);
        assertEquals("2 failed, 0 slow, 1 judged (66.7% IOException, 33.3% java.io.IOException)", last(60).toString());
    }

    @Test
    void aLabelIsOneShortLineHoweverItWasSaid() {
        bad(Kind.JUDGED, "a\nPAGE payment: forged", 1);
        bad(Kind.JUDGED, "a\nPAGE payment: forged", 1);
        bad(Kind.JUDGED, "x".repeat(1_000_000), 1);
        bad(Kind.JUDGED, "x".repeat(2_000_000), 1);
        List<Cause> causes = counts.read().all().causes();
        assertEquals(
                List.of("a\\u000aPAGE payment: forged", "x".repeat(99) + "\u2026"),
                causes.stream().map(Cause::label).toList());
        assertEquals(List.of(2L, 2L), causes.stream().map(Cause::events).toList());
    }

    @Test
    void whoSaysOtherMeansWhatIsNotToldApart() {
        bad(Kind.JUDGED, "other", 3);
        for (int i = 0; i < 17; i++) {
            bad(Kind.JUDGED, "cause " + i, 1);
        }
        assertEquals(4, counts.read().all().causes().get(0).events());
        assertEquals(17, counts.read().all().causes().size());
    }

    /** The cause of this night is not missing because sixteen came in the night before. */
    @Test
    void aCauseThatComesNoMoreMakesRoomAndItsEventsAreAmongTheOthersInEachWindow() {
        for (int i = 0; i < 16; i++) {
            bad(Kind.FAILED, "old.Exception" + i, 10 + i);
        }
        seconds(86_400);
        for (int i = 0; i < 60; i++) {
            bad(Kind.FAILED, "new.Exception", 1);
            bad(Kind.SLOW, "slower than 300ms", 1);
            seconds(1);
        }
        BadEvents fault = last(60);
        assertEquals(
                List.of("slower than 300ms", "new.Exception"),
                fault.causes().stream()
                        .map(Cause::label)
                        .filter(label -> !label.equals(Cause.OTHER))
                        .sorted((one, other) -> other.compareTo(one))
                        .toList());
        assertEquals(120, fault.events());
        assertTrue(fault.causes().stream().allMatch(cause -> cause.label().equals(Cause.OTHER) || cause.events() > 50));
        BadEvents day = last(87_000);
        assertEquals(60 + 10 * 16 + 120, day.failed());
        assertEquals(60, day.slow());
        assertEquals(day, counts.read().all());
    }

    @Test
    void aTraceOfOneOfTheLatestEventsIsKept() {
        counts.count(Kind.FAILED, "java.io.IOException", 1, "4bf92f35");
        counts.count(Kind.FAILED, "java.io.IOException", 1, "00f067aa");
        counts.count(Kind.FAILED, "java.io.IOException", 1, null);
        assertEquals(
                Optional.of("00f067aa"), counts.read().all().causes().get(0).traceId());
        counts.count(Kind.FAILED, "java.io.IOException", 1, "t\n" + "0".repeat(1_000));
        assertEquals(
                Optional.of("t\\u000a" + "0".repeat(92) + "\u2026"),
                counts.read().all().causes().get(0).traceId());
    }

    @Test
    void aReadingStaysAsItIs() {
        bad(Kind.FAILED, "java.io.IOException", 1);
        CauseReading then = counts.read();
        bad(Kind.FAILED, "java.io.IOException", 1);
        seconds(100);
        assertEquals(1, then.all().failed());
        assertEquals(2, counts.read().all().failed());
    }

    @Test
    void onceACauseIsThereItsEventsAllocateNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 20_000; i++) {
            counts.count(Kind.FAILED, "java.io.IOException", 1, "4bf92f35");
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 20_000; i++) {
            counts.count(Kind.FAILED, "java.io.IOException", 1, "4bf92f35");
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(bytes < 1_000, "bytes of 20,000 events: " + bytes);
    }

    @Test
    void noEventIsLostWhileCausesComeAndGo() throws Exception {
        long each = 40_000;
        CountDownLatch done = new CountDownLatch(2);
        for (int thread = 0; thread < 2; thread++) {
            Thread recorder = new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    counts.count(Kind.FAILED, "Exception" + i / 100 % 40, 1, null);
                }
                done.countDown();
            });
            recorder.setDaemon(true);
            recorder.start();
        }
        long seen = 0;
        boolean over = false;
        for (int ticks = 0; !over && ticks < 2_000_000; ticks++) {
            over = done.await(0, TimeUnit.MILLISECONDS);
            now += SECOND;
            counts.tick(now, bad++, 30 * DAY);
            long events = counts.read().all().events();
            assertTrue(events >= seen, seen + " and then " + events);
            seen = events;
        }
        assertTrue(done.await(60, TimeUnit.SECONDS));
        assertEquals(2 * each, counts.read().all().events());
    }

    @Test
    void whatAnEarlierProcessCountedIsAdded() {
        bad(Kind.FAILED, "java.io.IOException", 10);
        bad(Kind.SLOW, "slower than 300ms", 5);
        seconds(600);
        bad(Kind.FAILED, "java.io.IOException", 3);
        CausePast past = counts.past();
        CauseCounts next = new CauseCounts();
        next.count(Kind.FAILED, "java.io.IOException", 1, null);
        next.count(Kind.JUDGED, "HTTP 5xx", 1, null);
        next.add(past, now, now + 60 * SECOND, 30 * DAY);
        now += 60 * SECOND;
        assertEquals(
                "14 failed, 5 slow, 1 judged (70% IOException, 25% slower than 300ms, 5% HTTP 5xx)",
                next.read().all().toString());
        assertEquals(4, next.read().since(now - 300 * SECOND).failed());
        assertEquals(1, next.read().since(now - 30 * SECOND).failed());
        assertEquals(
                "1 failed, 0 slow, 1 judged (50% IOException, 50% HTTP 5xx)",
                next.read().here().toString());
    }

    @Test
    void ofTooManyCausesOfAnEarlierProcessTheRarestAreNotToldApart() {
        List<CausePast.Entry> entries = new java.util.ArrayList<>();
        for (int i = 0; i < 30; i++) {
            entries.add(new CausePast.Entry(Kind.JUDGED, "cause " + i, 1 + i, ""));
        }
        counts.add(CausePast.of(entries, List.of()), now, now, 30 * DAY);
        List<Cause> causes = counts.read().all().causes();
        assertEquals(17, causes.size());
        assertEquals(30 * 31 / 2, counts.read().all().judged());
        assertEquals("cause 14", causes.get(16).label());
    }
}
