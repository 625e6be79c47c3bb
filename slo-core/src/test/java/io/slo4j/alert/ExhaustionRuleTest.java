package io.slo4j.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Slo;
import io.slo4j.SloPeriod;
import io.slo4j.SloRegistry;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule about when the budget is exhausted, in minutes of 10,000 events. */
class ExhaustionRuleTest {
    private static final int EVENTS = 10_000;

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos =
            SloRegistry.builder().clock(clock).tick(Duration.ofMinutes(1)).build();
    private final List<Alert> told = new ArrayList<>();

    private Slo checkout(SloPeriod period, ExhaustionRule rule) {
        slos.onAlert(told::add);
        return Slo.builder("checkout")
                .objective("99.9%")
                .period(period)
                .alerts(AlertPolicy.of(rule))
                .register(slos);
    }

    /* Minutes in which the budget burns at this rate. */
    private void minutes(Slo slo, long minutes, double burnRate) {
        long bad = Math.round(EVENTS * 0.001 * burnRate);
        for (long minute = 0; minute < minutes; minute++) {
            slo.good(EVENTS - bad);
            slo.bad(bad);
            clock.advance(Duration.ofMinutes(1));
            slos.tick();
        }
    }

    private long minutesUntilTold(Slo slo, double burnRate, long atMost) {
        long minutes = 0;
        while (told.isEmpty() && minutes < atMost) {
            minutes(slo, 1, burnRate);
            minutes++;
        }
        return minutes;
    }

    private static final SloPeriod MONTH = SloPeriod.rolling(Duration.ofDays(30));

    /* At b times the pace, thirty days' budget lasts 720 / b hours. Whatever takes longer than a day for it is told a day before. */
    @ParameterizedTest
    @CsvSource({"20, 720", "10, 2880", "5, 7200", "2, 20160"})
    void itIsToldADayBeforeNothingIsLeft(double burnRate, long expectedMinutes) {
        Slo slo = checkout(MONTH, BudgetRule.exhaustedWithin(Severity.PAGE, Duration.ofDays(1)));
        minutes(slo, 30 * 1_440, 0);
        /* What is left is known by checkpoints, to within a hundredth. */
        assertEquals(
                (double) expectedMinutes,
                (double) minutesUntilTold(slo, burnRate, 40_000),
                0.01 * (double) expectedMinutes);
        ExhaustionRule.Seen seen = (ExhaustionRule.Seen) told.get(0).evidence();
        assertEquals(burnRate / 30, seen.spends(), 1e-9);
        assertEquals(burnRate / 30, seen.remaining(), 0.01);
        long before = told.size();
        long until = 0;
        while (slo.status().budget().remaining() > 0) {
            minutes(slo, 1, burnRate);
            until++;
        }
        assertEquals(1_440.0, (double) until, 0.01 * (double) (1_440 + expectedMinutes));
        assertEquals(before, told.size());
    }

    @Test
    void whatIsFasterIsToldAsSoonAsBothWindowsSeeIt() {
        Slo slo = checkout(MONTH, BudgetRule.exhaustedWithin(Severity.PAGE, Duration.ofDays(1)));
        minutes(slo, 30 * 1_440, 0);
        /* 300x in 12 minutes is 30x in two hours. */
        assertEquals(12.0, (double) minutesUntilTold(slo, 300, 1_000), 1);
        String summary = told.get(0).summary();
        assertTrue(
                summary.contains(
                        "at the pace of the last 2h, 100% of the error budget is spent within 1d, or until it renews"
                                + " if that is sooner, and no more than 91.7% is left. 3% of"),
                summary);
    }

    @Test
    void whereNothingIsLeftNothingIsForecast() {
        Slo slo = checkout(
                MONTH,
                BudgetRule.exhaustedWithin(Severity.PAGE, Duration.ofDays(1)).withHold(Duration.ofHours(30)));
        minutes(slo, 30 * 1_440, 0);
        minutes(slo, 50 * 60, 30);
        String summary = told.get(0).summary();
        assertTrue(
                summary.contains(
                        "nothing is left of the error budget, and it goes on burning. 3% of events in the last 2h"),
                summary);
    }

    @Test
    void itsWindowsAreWholeSeconds() {
        assertEquals(
                List.of(Duration.ofSeconds(713), Duration.ofSeconds(59)),
                BudgetRule.exhaustedWithin(Severity.PAGE, Duration.ofSeconds(8_560))
                        .windows());
    }

    @Test
    void whatKeepsThePromiseIsNeverTold() {
        Slo slo = checkout(MONTH, BudgetRule.exhaustedWithin(Severity.PAGE, Duration.ofDays(2)));
        minutes(slo, 70 * 1_440, 0.999);
        assertEquals(List.of(), told);
    }

    @Test
    void aBudgetThatRenewsBeforeItIsExhaustedIsNotTold() {
        Slo slo = checkout(
                SloPeriod.calendarMonth(ZoneOffset.UTC), BudgetRule.exhaustedWithin(Severity.PAGE, Duration.ofDays(3)));
        minutes(slo, 30 * 1_440, 0.2);
        /* 80 % is left for the last day, in which a burn rate of 20 spends 65 %. */
        minutes(slo, 1_439, 20);
        assertEquals(List.of(), told);
        assertTrue(slo.status().budget().remaining() > 0.1);
    }

    @Test
    void oneThatDoesNotIsTold() {
        Slo slo = checkout(
                SloPeriod.calendarMonth(ZoneOffset.UTC), BudgetRule.exhaustedWithin(Severity.PAGE, Duration.ofDays(3)));
        minutes(slo, 30 * 1_440, 0.2);
        minutes(slo, 360, 30);
        assertEquals(1, told.size());
    }

    @Test
    void itIsOverSoonAfterTheFault() {
        Slo slo = checkout(MONTH, BudgetRule.exhaustedWithin(Severity.TICKET, Duration.ofDays(1)));
        minutes(slo, 30 * 1_440, 0);
        minutes(slo, 60, 100);
        assertEquals(1, told.size());
        minutes(slo, 20, 0);
        assertEquals(List.of(true, false), told.stream().map(Alert::firing).toList());
    }

    @Test
    void aFewBadEventsAreNoPace() {
        Slo slo = checkout(MONTH, BudgetRule.exhaustedWithin(Severity.PAGE, Duration.ofDays(1)));
        for (int minute = 0; minute < 10 * 1_440; minute++) {
            slo.good();
            if (minute % 700 == 0) {
                slo.bad();
            }
            clock.advance(Duration.ofMinutes(1));
            slos.tick();
        }
        assertEquals(List.of(), told);
    }

    @Test
    void theTimeIsAnHourOrMoreAndShorterThanThePeriod() {
        assertEquals(
                "time until the budget is exhausted must be 1h or more, but was 59m",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> BudgetRule.exhaustedWithin(Severity.PAGE, Duration.ofMinutes(59)))
                        .getMessage());
        assertEquals(
                "time until the budget is exhausted of rule \"budget exhausted within 31d\" must be at most the period of"
                        + " 30d, but was 31d; AlertPolicy.standard() fits any period and objective",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> checkout(MONTH, BudgetRule.exhaustedWithin(Severity.PAGE, Duration.ofDays(31))))
                        .getMessage());
    }
}
