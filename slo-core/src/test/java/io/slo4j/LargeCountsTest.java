package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts that only bytes, weights and mistakes reach. */
class LargeCountsTest {
    private static final long MOST = (1L << 62) - 1;

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final MemoryStore store = new MemoryStore();
    private final SloRegistry slos = registry();
    private final List<Alert> alerts = new ArrayList<>();

    private SloRegistry registry() {
        return SloRegistry.builder().clock(clock).store(store).build();
    }

    private static SloBuilder builder() {
        return Slo.builder("bytes").objective("99.9%");
    }

    private void pass(int hours) {
        for (int hour = 0; hour < hours; hour++) {
            clock.advance(Duration.ofHours(1));
            slos.tick();
        }
    }

    @Test
    void moreEventsThanFortySevenBitsHoldAreNoOutage() {
        slos.onAlert(alerts::add);
        Slo slo = builder().register(slos);
        pass(24);
        slo.good(1L << 47);
        slo.bad(1);
        slos.tick();
        assertEquals(1.0 / ((1L << 47) + 1), slo.status().errorRatio(Duration.ofHours(1)));
        assertEquals(1L << 47, slo.window(Duration.ofHours(1)).good());
        assertEquals(List.of(), alerts);
    }

    @Test
    void sixtyMegabytesASecondKeepTheirBudgetForThirtyDays() {
        Slo slo = builder().alerts(AlertPolicy.of()).register(slos);
        for (int hour = 0; hour < 60 * 24; hour++) {
            slo.good(60_000_000L * 3_600);
            slo.bad(60_000L * 3_600 / 2);
            pass(1);
        }
        assertEquals(60_000_000L * 3_600 * 24 * 60, slo.status().good());
        assertEquals(
                60_000_000.0 * 3_600 * 24 * 30, (double) slo.status().budget().good(), 60_000_000.0 * 3_600 * 12);
        assertEquals(0.5, slo.status().budget().remaining(), 0.001);
        assertEquals(0.5, slo.window(Duration.ofDays(30)).burnRate(), 0.001);
    }

    @Test
    void ratioSlicesOfTenMillisecondsGoOnBeyondTheSeventeenthDay() {
        SloRegistry fast =
                SloRegistry.builder().clock(clock).tick(Duration.ofMillis(10)).build();
        Slo slo = builder()
                .budgetingMethod(BudgetingMethod.ratioTimeslices(Duration.ofMillis(10)))
                .period(SloPeriod.calendarMonth(ZoneOffset.UTC))
                .alerts(AlertPolicy.of())
                .register(fast);
        for (int hour = 0; hour < 40 * 24; hour++) {
            slo.bad(1);
            clock.advance(Duration.ofHours(1));
            fast.tick();
        }
        /* One slice an hour is bad, and this month is nine days old. */
        assertEquals(
                1_000_000L * 100 * 3_600 * 24 * 9 - 1_000_000L * 24 * 9,
                slo.status().budget().good());
        assertEquals(1 - 1.0 / 360_000 / 0.001 * 9 / 30, slo.status().budget().remaining(), 1e-12);
    }

    @Test
    void whatNoTotalCanHoldIsLeftOutAndCountedAsRejected() {
        Slo slo = builder().register(slos);
        Logged logged = new Logged("io.slo4j");
        try (logged) {
            slo.good(Long.MAX_VALUE);
            slo.bad(MOST + 1);
            slo.good(1);
        }
        assertEquals(1, slo.status().good());
        assertEquals(0, slo.status().bad());
        assertEquals(2, slo.status().rejected());
        assertEquals(
                List.of("SLO \"bytes\" left out a record: count must be at most 4611686018427387903 in all, but"
                        + " 9223372036854775807 were to be added (said once; how often it happens is said every hour)"),
                logged.messages());
    }

    @Test
    void anSloWhoseSumIsFullCountsNoMoreRatherThanHalfOfWhatHappens() {
        Slo slo = builder().alerts(AlertPolicy.of()).register(slos);
        Logged logged = new Logged("io.slo4j");
        try (logged) {
            slo.bad(1L << 60);
            for (int call = 0; call < 5; call++) {
                slo.good(1L << 60);
                slos.tick();
            }
            assertEquals(3 * (1L << 60), slo.status().good());
            assertEquals(0.25, slo.status().errorRatio(Duration.ofHours(1)));
            slo.bad(100);
            slo.bad();
            pass(2);
            slo.bad();
            slos.tick();
        }
        assertEquals(1L << 60, slo.status().bad());
        assertEquals(0, slo.status().errorRatio(Duration.ofMinutes(5)));
        assertEquals(false, slo.window(Duration.ofMinutes(5)).hasEvents());
        assertEquals(2, slo.status().rejected());
        assertEquals(
                List.of(
                        "SLO \"bytes\" left out a record: count must be at most 4611686018427387903 in all, but"
                                + " 1152921504606846976 were to be added (said once; how often it happens is said every hour)",
                        "SLO \"bytes\" has counted 4611686018427387903 good or bad events, and counts no more: its"
                                + " windows run empty",
                        "SLO \"bytes\" left out a record: count must be at most 4611686018427387903 in all, but"
                                + " 1152921504606846976 were to be added: 1 time more"),
                logged.messages());
    }

    @Test
    void theLargestCountsAreReadAsTheyWereWritten() {
        Slo slo = builder().alerts(AlertPolicy.of()).register(slos);
        Slo other = Slo.builder("other").objective("99%").register(slos);
        pass(1);
        slo.good(MOST);
        slo.bad(MOST);
        other.good(7);
        pass(1);
        slo.bad(5);
        pass(1);
        slos.close();
        SloRegistry next = registry();
        assertEquals(
                7, Slo.builder("other").objective("99%").register(next).status().good());
        Slo again = builder().alerts(AlertPolicy.of()).register(next);
        assertEquals(MOST, again.status().good());
        assertEquals(MOST, again.status().bad());
        assertEquals(0.5, again.window(Duration.ofDays(1)).errorRatio());
    }
}
