package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What happens around a downtime is counted where it belongs; ten bad minutes are ten, by arithmetic. */
class DowntimeTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-05-31T20:00:00Z"));
    private final MemoryStore store = new MemoryStore();
    private SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private Slo slo = Slo.builder("none yet").objective("99.9%").register(slos);

    private void open(SloPeriod period, boolean sliced) {
        slos = SloRegistry.builder().clock(clock).store(store).build();
        slo = Slo.builder("checkout")
                .objective("99.9%")
                .period(period)
                .budgetingMethod(
                        sliced
                                ? BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.95)
                                : BudgetingMethod.occurrences())
                .alerts(sliced ? AlertPolicy.of() : AlertPolicy.standard())
                .register(slos);
    }

    private void down(Duration length, SloPeriod period, boolean sliced) {
        slos.close();
        clock.advance(length);
        open(period, sliced);
    }

    /** Ten events half a second before each tick. */
    private void pass(long seconds, int bad) {
        for (long i = 0; i < seconds; i++) {
            clock.advance(Duration.ofMillis(500));
            slo.good(10 - bad);
            slo.bad(bad);
            clock.advance(Duration.ofMillis(500));
            slos.tick();
        }
    }

    /** 10 of the 43.2 minutes that 99.9 % of thirty days of June allow; what happened in May is over. */
    @Test
    void aMonthThatEndsInADowntimeLeavesNothingToTheNext() {
        SloPeriod month = SloPeriod.calendarMonth(ZoneOffset.UTC);
        open(month, true);
        pass(3 * 3_600, 0);
        pass(600, 10);
        down(Duration.ofHours(1), month, true);
        pass(600, 10);
        pass(60, 0);
        assertEquals(10 / 43.2, slo.status().budget().consumed(), 1e-9);
        assertEquals(0.2315, slo.status().budget().consumed(), 5e-5);
    }

    /** 10 of the 44.64 minutes of May. The ten minutes of the maintenance, in which the process went down, are excluded. */
    @Test
    void anExclusionThatEndsInADowntimeTakesNothingOfWhatComesAfterIt() {
        SloPeriod month = SloPeriod.calendarMonth(ZoneOffset.UTC);
        open(month, true);
        pass(3_600, 0);
        slo.errorBudget().exclude(clock.now(), clock.now().plus(Duration.ofMinutes(20)), "maintenance");
        pass(600, 10);
        down(Duration.ofMinutes(30), month, true);
        pass(600, 10);
        pass(60, 0);
        assertEquals(10 / 44.64, slo.status().budget().consumed(), 1e-9);
        assertEquals(0.224, slo.status().budget().consumed(), 5e-5);
    }

    /** Each minute around a deploy has 300 events or more, and one second of failures: less than the 5 % that make it bad. */
    @Test
    void twentyDeploysWithFailuresInTheFirstSecondMakeNoBadSlice() {
        open(SloPeriod.THIRTY_DAYS, true);
        pass(600, 0);
        for (int i = 0; i < 20; i++) {
            down(Duration.ofSeconds(7 + i), SloPeriod.THIRTY_DAYS, true);
            pass(1, 9);
            pass(700 + 13L * i, 0);
        }
        assertEquals(0, slo.status().budget().bad());
        assertTrue(slo.status().budget().good() > 200);
    }

    @Test
    void aTotalOutageAfterAWeekendDownPagesWithinAMinute() {
        open(SloPeriod.THIRTY_DAYS, false);
        pass(86_400, 0);
        down(Duration.ofDays(2), SloPeriod.THIRTY_DAYS, false);
        pass(60, 10);
        assertEquals(AlertState.FIRING, slo.status().alert(Severity.PAGE));
    }
}
