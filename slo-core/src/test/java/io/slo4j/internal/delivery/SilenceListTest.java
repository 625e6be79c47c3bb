package io.slo4j.internal.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Logged;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.Silence;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SilenceListTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final VirtualClock clock = VirtualClock.at(START);
    private final SilenceList silences = new SilenceList(clock);

    private static Silence silence(int from, int until) {
        return Silence.of(AlertMatcher.any(), START.plusSeconds(from), START.plusSeconds(until), "load test");
    }

    @Test
    void silencesAreListedByTheirBeginningUntilTheyAreOver() {
        Silence late = silences.add(silence(20, 30));
        Silence early = silences.add(silence(10, 20));
        assertEquals(List.of(early, late), silences.list());
        assertEquals(List.of(), silences.active());
        clock.advance(Duration.ofSeconds(10));
        assertEquals(List.of(early), silences.active());
        clock.advance(Duration.ofSeconds(10));
        assertEquals(List.of(late), silences.list());
        assertEquals(List.of(late), silences.active());
        clock.advance(Duration.ofSeconds(10));
        assertEquals(List.of(), silences.list());
        assertEquals(List.of(), silences.active());
    }

    @Test
    void aSilenceForAWhileBeginsNow() {
        Silence silence = silences.add(AlertMatcher.ofSlo("checkout"), Duration.ofMinutes(5), "migration");
        assertEquals(START, silence.from());
        assertEquals(START.plusSeconds(300), silence.until());
        assertEquals("migration", silence.reason());
        assertEquals(Optional.empty(), silence.author());
        assertEquals(List.of(silence), silences.active());
    }

    @Test
    void aSilenceCanBeEndedOnce() {
        Silence silence = silences.add(silence(0, 30));
        Silence other = silences.add(silence(0, 30));
        assertTrue(silences.end(silence.id()));
        assertFalse(silences.end(silence.id()));
        assertEquals(List.of(other), silences.list());
        clock.advance(Duration.ofSeconds(30));
        assertFalse(silences.end(other.id()), "it is over already");
    }

    @Test
    void aSilenceReplacesTheOneOfTheSameId() {
        Silence silence = silences.add(silence(0, 30));
        Silence by = silence.withAuthor("ann");
        assertSame(by, silences.add(by));
        assertEquals(List.of(by), silences.list());
        assertEquals(Optional.of("ann"), silences.list().get(0).author());
    }

    @Test
    void whatIsOverIsNotKept() {
        clock.advance(Duration.ofSeconds(60));
        silences.add(silence(0, 60));
        assertEquals(List.of(), silences.list());
    }

    @Test
    void aTickDropsWhatIsOver() {
        silences.add(silence(0, 10));
        Silence later = silences.add(silence(5, 20));
        assertEquals(List.of(later), silences.tick(nanos(10)));
        assertEquals(List.of(), silences.tick(nanos(20)));
        assertEquals(List.of(), silences.list(), "dropped, though this clock stands still");
    }

    private long nanos(int second) {
        return clock.epochNanos() + second * 1_000_000_000L;
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertRefused(
                "until of a silence must be after from (2026-03-01T00:00:10Z), but was 2026-03-01T00:00:10Z",
                () -> silence(10, 10));
        assertRefused(
                "reason of a silence must not be blank, but was \" \"",
                () -> silences.add(AlertMatcher.any(), Duration.ofSeconds(1), " "));
        assertRefused(
                "duration of a silence must be above zero, but was PT0S",
                () -> silences.add(AlertMatcher.any(), Duration.ZERO, "migration"));
        assertRefused(
                "silence id must not be blank, but was \"\"",
                () -> Silence.of(AlertMatcher.any(), START, START.plusSeconds(1), "r")
                        .withId(""));
        assertRefused(
                "author must not be blank, but was \"\"",
                () -> Silence.of(AlertMatcher.any(), START, START.plusSeconds(1), "r")
                        .withAuthor(""));
    }

    private static void assertRefused(String message, org.junit.jupiter.api.function.Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void thereAreAtMostTenThousandAndOfTwoProcessesThoseThatEndLast() {
        List<Silence> here = new ArrayList<>();
        List<Silence> earlier = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            here.add(silence(0, 20_000 + i));
            earlier.add(silence(0, 10_002 + i));
        }
        silences.restore(here);
        assertEquals(
                "silences that are not over must be at most 10000, but were 10000",
                assertThrows(IllegalStateException.class, () -> silences.add(silence(0, 5)))
                        .getMessage());
        Logged logged = new Logged("io.slo4j.alert");
        try (logged) {
            silences.restore(earlier);
        }
        List<Silence> kept = silences.list();
        assertEquals(10_000, kept.size());
        /* Of the earlier ones, two end after the first two of these. */
        assertEquals(
                List.of(START.plusSeconds(20_001), START.plusSeconds(20_001), START.plusSeconds(20_002)),
                kept.stream().map(Silence::until).sorted().limit(3).toList());
        assertEquals(
                List.of(
                        "silences of two processes that are not over must be at most 10000, but were 20000; those that end"
                                + " first are dropped"),
                logged.messages());
    }
}
