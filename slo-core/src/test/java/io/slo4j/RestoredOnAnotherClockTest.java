package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A machine whose clock is behind, or far ahead: no negative windows, and no history from the future. */
class RestoredOnAnotherClockTest {
    private static final Instant STORED = Instant.parse("2026-03-01T02:00:00Z");
    private static final Duration[] WINDOWS = {
        Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(30)
    };

    private final MemoryStore store = new MemoryStore();
    private final Logged log = new Logged("io.slo4j");
    private VirtualClock clock = VirtualClock.at(STORED.minus(Duration.ofHours(2)));
    private SloRegistry slos = SloRegistry.builder().clock(clock).store(store).build();
    private Slo slo = Slo.builder("checkout").objective("99.9%").register(slos);

    /** Two hours of ten good events a second; in the first, one of them bad. */
    @BeforeEach
    void twoHours() {
        for (int second = 0; second < 7200; second++) {
            clock.advance(Duration.ofSeconds(1));
            slo.good(second < 3600 ? 9 : 10);
            slo.bad(second < 3600 ? 1 : 0);
            slos.tick();
        }
        slos.close();
    }

    @AfterEach
    void close() {
        log.close();
    }

    private SloStatus restoredAt(Instant instant) {
        clock = VirtualClock.at(instant);
        slos = SloRegistry.builder().clock(clock).store(store).build();
        slo = Slo.builder("checkout").objective("99.9%").register(slos);
        clock.advance(Duration.ofSeconds(1));
        slo.good(7);
        slos.tick();
        SloStatus now = slo.status(WINDOWS);
        assertEquals(68_407, now.good());
        assertEquals(3_600, now.bad());
        for (Duration window : WINDOWS) {
            WindowStatus counts = now.window(window);
            assertTrue(counts.good() >= 0 && counts.bad() >= 0, counts::toString);
            assertTrue(counts.coverage() >= 0 && counts.coverage() <= 1, counts::toString);
        }
        return now;
    }

    /** A window may begin earlier, and the present may be told later, by the resolution that stored checkpoints have. */
    private static void assertWindow(long good, long bad, double coverage, long seconds, WindowStatus window) {
        assertBetween(good - 10 * seconds, good + 10 * seconds, window.good());
        assertBetween(bad - seconds, bad + seconds, window.bad());
        assertEquals(coverage, window.coverage(), 1e-9);
    }

    private static void assertWindow(long good, long bad, double coverage, WindowStatus window) {
        assertWindow(good, bad, coverage, 0, window);
    }

    private static void assertBetween(long from, long until, long count) {
        assertTrue(from <= count && count <= until, () -> count + " is not between " + from + " and " + until);
    }

    private void assertWarned(String instant) {
        assertEquals(
                List.of("clock must not be behind the last snapshot, taken at " + STORED + ", but was at " + instant
                        + "; what was counted later than that is in no window"),
                log.messages());
    }

    @Test
    void aMinuteBehindTheLastMinuteIsInNoWindow() {
        SloStatus now = restoredAt(STORED.minusSeconds(60));
        assertWindow(299 * 10 + 7, 0, 1, 5, now.window(Duration.ofMinutes(5)));
        assertWindow(59 * 600 + 59 * 9 + 7, 59, 1, 60, now.window(Duration.ofHours(1)));
        assertWarned("2026-03-01T01:59:00Z");
    }

    @Test
    void anHourBehindTheLastHourIsInNoWindow() {
        SloStatus now = restoredAt(STORED.minusSeconds(3600));
        assertWindow(299 * 9 + 7, 299, 1, 65, now.window(Duration.ofMinutes(5)));
        assertWindow(3600 * 9 + 7, 3600, 3601.0 / 2_592_000, 65, now.window(Duration.ofDays(30)));
        assertWarned("2026-03-01T01:00:00Z");
    }

    @Test
    void aYearBehindThereIsNoHistoryButTheTotals() {
        SloStatus now = restoredAt(Instant.parse("2025-03-01T02:00:00Z"));
        assertWindow(7, 0, 1.0 / 2_592_000, now.window(Duration.ofDays(30)));
        assertWarned("2025-03-01T02:00:00Z");
    }

    @Test
    void before1970ThereIsNoHistoryButTheTotals() {
        SloStatus now = restoredAt(Instant.parse("1969-12-31T23:59:59.5Z"));
        assertWindow(7, 0, 1.0 / 300, now.window(Duration.ofMinutes(5)));
        assertWarned("1969-12-31T23:59:59.500Z");
        slos.close();
        assertEquals(
                68_407,
                slos.find("checkout").map(Slo::status).map(SloStatus::good).orElse(68_407L));
        assertEquals(68_407 + 7, restoredAgain(Instant.parse("1969-12-31T23:00:00Z")));
    }

    private long restoredAgain(Instant instant) {
        clock = VirtualClock.at(instant);
        slos = SloRegistry.builder().clock(clock).store(store).build();
        slo = Slo.builder("checkout").objective("99.9%").register(slos);
        slo.good(7);
        return slo.status().good();
    }

    @Test
    void aMinuteAheadIsAMinuteWithoutEvents() {
        SloStatus now = restoredAt(STORED.plusSeconds(60));
        assertWindow(239 * 10 + 7, 0, 1, 5, now.window(Duration.ofMinutes(5)));
        assertEquals(List.of(), log.messages());
    }

    @Test
    void anHourAheadIsAnHourWithoutEvents() {
        SloStatus now = restoredAt(STORED.plusSeconds(3600));
        assertWindow(7, 0, 1, now.window(Duration.ofHours(1)));
        assertWindow(68_407, 3600, 10_801.0 / 21_600, now.window(Duration.ofHours(6)));
    }

    @Test
    void aYearAheadIsAYearWithoutEvents() {
        SloStatus now = restoredAt(STORED.plus(Duration.ofDays(365)));
        assertWindow(7, 0, 1, now.window(Duration.ofDays(30)));
        assertEquals(0, now.budget().consumed());
    }
}
