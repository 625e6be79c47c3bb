package io.slo4j.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Objective;
import io.slo4j.Slo;
import io.slo4j.SloPeriod;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.Severity;
import io.slo4j.simulate.ObjectiveAdvice.Candidate;
import io.slo4j.simulate.ObjectiveAdvice.Interval;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectiveAdviceTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final long START = MONDAY.getEpochSecond();
    private static final int DAY = 86_400;
    private static final SloPeriod WEEK = SloPeriod.rolling(Duration.ofDays(7));

    /** Ten days of an event a second: 43 bad ones each noon, and five minutes of outage on the fourth day. */
    private static long bad(int second) {
        boolean outage = second >= 3 * DAY && second < 3 * DAY + 300;
        boolean noon = second % DAY >= DAY / 2 && second % DAY < DAY / 2 + 43;
        return outage || noon ? 1 : 0;
    }

    private static ObjectiveAdvice tenDays() {
        ObjectiveAdvisor advisor = ObjectiveAdvisor.of(WEEK, AlertPolicy.workbook());
        for (int second = 0; second < 10 * DAY; second++) {
            advisor.add(START + second, 1 - bad(second), bad(second));
        }
        return advisor.advice();
    }

    /** What fires of a plain SLO on the same days, by severity. */
    private static long fired(String objective, Severity severity) {
        VirtualClock clock = VirtualClock.at(MONDAY);
        SloRegistry slos = SloRegistry.builder().clock(clock).build();
        Slo slo = Slo.builder("plain")
                .objective(objective)
                .period(WEEK)
                .alerts(AlertPolicy.workbook())
                .register(slos);
        long[] fired = {0};
        slos.subscribe(AlertSubscription.to(alert -> fired[0] += alert.firing() ? 1 : 0)
                .severity(severity)
                .withoutInhibition());
        for (int second = 0; second < 10 * DAY; second++) {
            slo.good(1 - bad(second));
            slo.bad(bad(second));
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
        return fired[0];
    }

    @Test
    void tenDaysSayWhatWasAchievedAndWhatEachObjectiveWouldHaveMeant() {
        ObjectiveAdvice advice = tenDays();
        assertEquals(10 * DAY, advice.good() + advice.bad());
        assertEquals(730, advice.bad());
        assertEquals(MONDAY.plus(Duration.ofDays(10)), advice.until());
        assertEquals(10, advice.days().size());
        Interval fourth = advice.days().get(3);
        assertEquals(new Interval(MONDAY.plus(Duration.ofDays(3)), Duration.ofDays(1), DAY - 343, 343), fourth);
        assertEquals(2, advice.weeks().size());
        assertEquals(2, advice.periods().size());
        assertEquals((double) (DAY - 43) / DAY, advice.metOnNineOfTenDays());
        assertEquals(Optional.of(Objective.parse("99.9%")), advice.sensible());
        Candidate sensible = advice.candidates().get(2);
        assertEquals(9, sensible.daysMet());
        assertEquals(2, sensible.periodsMet());
        assertEquals(730 / 864.0, sensible.burnRate(), 1e-12);
        assertEquals(fired("99.9%", Severity.PAGE), sensible.pages());
        assertEquals(fired("99.9%", Severity.TICKET), sensible.tickets());
        assertEquals("""
                2026-03-02T00:00:00Z to 2026-03-12T00:00:00Z: 864,000 events, 730 of them bad: 99.915% good

                achieved   how many    worst       began  median    best
                each day         10  99.603%  2026-03-05  99.95%  99.95%
                each week         2    99.9%  2026-03-02   99.9%  99.95%
                each 7d           2    99.9%  2026-03-02   99.9%  99.95%

                Nine of ten days were at or above 99.95%.
                By how much days differ, the service achieves between 99.837% and 99.993%, in 95 of 100 cases.

                objective  days met  periods met  burn rate  pages  tickets
                99%        10 of 10       2 of 2    0.0845x      1        0
                99.5%      10 of 10       2 of 2     0.169x      2        4
                99.9%       9 of 10       2 of 2     0.845x     22       10
                99.95%      9 of 10       1 of 2      1.69x     22       11
                99.99%      0 of 10       0 of 2      8.45x     22       11
                A ticket counts even where a page would have suppressed it.

                99.9% is sensible: the strictest of them that was met on nine of ten days and in every period.
                With other days of the same service it might be 99.5% to 99.99%.
                """, advice.text());
    }

    /** Of 400 services of thirty days in which each event fails by itself, or all of some minutes, or some days are much worse. */
    @ParameterizedTest
    @ValueSource(strings = {"alone", "outages", "bad days"})
    void whatAServiceAchievesLiesBetweenTheBoundsInAboutNineteenOfTwentyCases(String kind) {
        Random random = new Random(7);
        int right = 0;
        for (int service = 0; service < 400; service++) {
            List<Interval> days = new ArrayList<>();
            for (int day = 0; day < 30; day++) {
                long bad = 0;
                int events = 5_000 + random.nextInt(10_000);
                double ratio = kind.equals("bad days") ? random.nextInt(5) == 0 ? 0.005 : 0 : 0.001;
                if (kind.equals("outages")) {
                    bad = random.nextInt(10) < 3 ? events / 300 : 0;
                } else {
                    for (int i = 0; i < events; i++) {
                        bad += random.nextDouble() < ratio ? 1 : 0;
                    }
                }
                days.add(new Interval(MONDAY, Duration.ofDays(1), events - bad, bad));
            }
            ObjectiveAdvice.Range achieved = AchievedRange.of(days);
            right += achieved.least() <= 0.999 && 0.999 <= achieved.most() ? 1 : 0;
        }
        assertTrue(right >= 370 && right <= 398, right + " of 400");
    }

    @Test
    void fewEventsAndOneDaySayLittle() {
        Interval day = new Interval(MONDAY, Duration.ofDays(1), 100, 0);
        ObjectiveAdvice.Range achieved = AchievedRange.of(List.of(day));
        assertEquals(0.963, achieved.least(), 0.001);
        assertEquals(1, achieved.most());
    }

    /**
     * One event a second, all bad from 1000 to 1059. At ten times 1% the page fires after 31 bad of 300, the ticket after 37 of
     * 360, when the page fires already; the ticket's short window is clean again soon, and the page fires on for half an hour.
     */
    @Test
    void aTicketThatAPageHoldsBackCounts() {
        AlertPolicy both = AlertPolicy.of(
                BurnRateRule.of(Severity.PAGE, 10, Duration.ofMinutes(5), Duration.ofSeconds(30))
                        .withKeepFiring(Duration.ofMinutes(30)),
                BurnRateRule.of(Severity.TICKET, 10, Duration.ofMinutes(6), Duration.ofSeconds(60)));
        ObjectiveAdvisor advisor =
                ObjectiveAdvisor.of(SloPeriod.rolling(Duration.ofDays(1)), both, Objective.parse("99%"));
        for (int second = 0; second < 1300; second++) {
            boolean bad = second >= 1000 && second < 1060;
            advisor.add(START + second, bad ? 0 : 1, bad ? 1 : 0);
        }
        Candidate candidate = advisor.advice().candidates().get(0);
        assertEquals(1, candidate.pages());
        assertEquals(1, candidate.tickets(), "over while the page still fires");
    }

    @Test
    void silenceCostsNothingAndIsNoDay() {
        ObjectiveAdvisor advisor = ObjectiveAdvisor.of(
                SloPeriod.rolling(Duration.ofHours(6)),
                AlertPolicy.of(BurnRateRule.of(Severity.PAGE, 2, Duration.ofHours(1), Duration.ofMinutes(5))),
                Objective.parse("99%"));
        advisor.add(START, 0, 1_000);
        advisor.add(START + 3_000L * DAY, 1_000, 0);
        ObjectiveAdvice advice = advisor.advice();
        assertEquals(2, advice.days().size());
        assertEquals(MONDAY.plus(Duration.ofDays(3_000)), advice.days().get(1).from());
        assertEquals(0, advice.candidates().get(0).pages(), "a second of failures, and then nothing");
    }

    @Test
    void calendarPeriodsAreThoseOfTheCalendar() {
        ObjectiveAdvisor advisor =
                ObjectiveAdvisor.of(SloPeriod.calendarMonth(ZoneOffset.UTC), AlertPolicy.of(), Objective.parse("99%"));
        advisor.add(START, 100, 0);
        advisor.add(START + 40L * DAY, 97, 3);
        List<Interval> months = advisor.advice().periods();
        assertEquals(
                List.of(
                        new Interval(Instant.parse("2026-03-01T00:00:00Z"), Duration.ofDays(31), 100, 0),
                        new Interval(Instant.parse("2026-04-01T00:00:00Z"), Duration.ofDays(30), 97, 3)),
                months);
        assertEquals(1, advisor.advice().candidates().get(0).periodsMet());
    }

    @Test
    void theLastSecondIsHeardToo() {
        ObjectiveAdvisor advisor =
                ObjectiveAdvisor.of(WEEK, AlertPolicy.workbook().observedOnly());
        advisor.add(START, 0, 5);
        assertEquals(2, advisor.advice().candidates().get(2).pages());
        assertEquals(2, advisor.advice().candidates().get(2).pages(), "asked twice");
    }

    @Test
    void aSecondBeforeTheLastCountsAsTheLast() {
        ObjectiveAdvisor advisor = ObjectiveAdvisor.of(WEEK, AlertPolicy.workbook());
        advisor.add(START, 1, 0);
        advisor.add(START - DAY, 1, 1);
        ObjectiveAdvice advice = advisor.advice();
        assertEquals(1, advice.days().size());
        assertEquals(3, advice.good() + advice.bad());
        assertEquals(MONDAY, advice.from());
    }

    @Test
    void aPolicyThatDoesNotFitACandidateIsSaidToBeSo() {
        ObjectiveAdvisor advisor = ObjectiveAdvisor.of(
                SloPeriod.THIRTY_DAYS, AlertPolicy.workbook(), Objective.parse("99%"), Objective.parse("90%"));
        advisor.add(START, 95, 5);
        ObjectiveAdvice advice = advisor.advice();
        Candidate ninety = advice.candidates().get(0);
        assertEquals("90%", ninety.objective().toString());
        assertEquals(
                Optional.of("factor x error budget of rule \"14.4x 1h/5m\" must be below 1, or it can never fire,"
                        + " but was 14.4 x 0.1 = 1.44"),
                ninety.rejected());
        assertEquals(1, ninety.daysMet());
        assertEquals(Optional.empty(), advice.sensible());
        assertTrue(advice.text().endsWith("""
                        objective  days met  periods met  burn rate  pages  tickets
                        90%          1 of 1       1 of 1       0.5x      -        -
                        99%          0 of 1       0 of 1         5x      0        0
                        A ticket counts even where a page would have suppressed it.
                        90% does not fit this policy: factor x error budget of rule "14.4x 1h/5m" must be below 1, or it\
                         can never fire, but was 14.4 x 0.1 = 1.44

                        None of them was met on nine of ten days and in every period: mend the service first, or promise less.
                        """), advice.text());
    }

    @Test
    void aLatencyRuleFitsNoCandidate() {
        LatencyRule slow = LatencyRule.above(Severity.PAGE, 0.95, Duration.ofMillis(200), Duration.ofMinutes(5));
        ObjectiveAdvisor advisor = ObjectiveAdvisor.of(
                SloPeriod.THIRTY_DAYS, AlertPolicy.workbook().and(slow), Objective.parse("99%"));
        advisor.add(START, 95, 5);
        assertEquals(
                Optional.of("latency of SLO \"99%\" must be tracked (trackLatency()) for rule"
                        + " \"p95 above 200ms in 5m\", but was not"),
                advisor.advice().candidates().get(0).rejected());
    }

    @Test
    void aLiveSloIsObservedByWhatItsTotalsHaveGrown() {
        VirtualClock clock = VirtualClock.at(MONDAY);
        SloRegistry slos = SloRegistry.builder().clock(clock).build();
        Slo slo = Slo.builder("checkout").objective("99.9%").register(slos);
        ObjectiveAdvisor advisor = ObjectiveAdvisor.of(WEEK, AlertPolicy.workbook());
        slo.bad(7);
        for (int minute = 0; minute < 10; minute++) {
            advisor.observe(slo.status());
            slo.good(99);
            slo.bad(1);
            clock.advance(Duration.ofMinutes(1));
            slos.tick();
        }
        assertEquals(
                List.of(0.99),
                advisor.advice().days().stream().map(Interval::ratio).toList());
        assertEquals(900, advisor.advice().good() + advisor.advice().bad());
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        ObjectiveAdvisor advisor = ObjectiveAdvisor.of(WEEK, AlertPolicy.workbook());
        assertEquals(
                "history must have events to give advice on an objective, but had none",
                assertThrows(IllegalStateException.class, advisor::advice).getMessage());
        assertEquals(
                "count must be 0 or more, but was -1",
                assertThrows(IllegalArgumentException.class, () -> advisor.add(START, 0, -1))
                        .getMessage());
        assertEquals(
                "epoch second must be 0 to 9223372035, but was 9223372036",
                assertThrows(IllegalArgumentException.class, () -> advisor.add(9_223_372_036L, 1, 0))
                        .getMessage());
        advisor.add(START, 0, 0);
        assertThrows(IllegalStateException.class, advisor::advice);
    }

    @Test
    void moreThanCanBeCountedIsLeftOutAndNeverNegative() {
        ObjectiveAdvisor advisor = ObjectiveAdvisor.of(WEEK, AlertPolicy.workbook());
        long most = (1L << 62) - 1;
        advisor.add(START, most - 1, most);
        advisor.add(START + 1, 2, 1);
        advisor.add(START + 2, 1, Long.MAX_VALUE);
        ObjectiveAdvice advice = advisor.advice();
        assertEquals(most, advice.good());
        assertEquals(most, advice.bad());
        assertEquals(most, advice.days().get(0).good());
        assertEquals(most, advice.days().get(0).bad());
    }
}
