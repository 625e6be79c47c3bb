package io.slo4j.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Objective;
import io.slo4j.Slo;
import io.slo4j.SloPeriod;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.simulate.ObjectiveAdvice.Candidate;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is advised after a silence that was passed over is what a registry says that was ticked in each of its seconds. */
class AdviceThroughSilenceTest {
    private static final long DAY = 86_400;
    private static final long START = Instant.parse("2026-03-18T21:00:00Z").getEpochSecond();
    private static final Objective[] OBJECTIVES = {Objective.parse("99%"), Objective.parse("99.9%")};
    private static final AlertPolicy ALL_KINDS = AlertPolicy.of(
            BurnRateRule.of(Severity.PAGE, 6, Duration.ofHours(1), Duration.ofMinutes(5))
                    .withHold(Duration.ofMinutes(2)),
            BurnRateRule.of(Severity.TICKET, 1, Duration.ofDays(1), Duration.ofHours(2))
                    .withKeepFiring(Duration.ofHours(6)),
            BudgetRule.below(Severity.TICKET, 0.5).withKeepFiring(Duration.ofDays(1)),
            BudgetRule.exhausted(Severity.PAGE).withHold(Duration.ofHours(30)),
            TrafficRule.silence(Severity.PAGE, Duration.ofMinutes(10)).withKeepFiring(Duration.ofHours(30)),
            TrafficRule.silence(Severity.TICKET, Duration.ofHours(1)).withHold(Duration.ofHours(5)),
            TrafficRule.below(Severity.TICKET, 0.9, Duration.ofMinutes(5)));

    /**
     * Twenty minutes of trouble before the gap, behind it, and ten hours later. One event in 25 is bad, and silence makes the
     * known part of the period larger: the budget of 99% is exhausted 1.75 days after the start.
     */
    private static List<Long> seconds(long gapSeconds) {
        List<Long> seconds = new ArrayList<>();
        for (long start : new long[] {START, START + 1200 + gapSeconds, START + 1200 + gapSeconds + 36_000}) {
            for (long second = start; second < start + 1200; second += 2) {
                seconds.add(second);
            }
        }
        return seconds;
    }

    /** How often each objective rings, severity by severity, if nothing is passed over. */
    private static Map<String, Long> everySecond(SloPeriod period, List<Long> seconds) {
        VirtualClock clock = VirtualClock.at(Instant.ofEpochSecond(START));
        SloRegistry slos = SloRegistry.builder().clock(clock).build();
        Map<String, Long> fired = new TreeMap<>();
        for (Objective objective : OBJECTIVES) {
            fired.put(objective + " PAGE", 0L);
            fired.put(objective + " TICKET", 0L);
        }
        slos.subscribe(AlertSubscription.to(alert -> {
                    if (alert.firing()) {
                        fired.merge(alert.slo() + " " + alert.severity(), 1L, Long::sum);
                    }
                })
                .withoutInhibition());
        List<Slo> candidates = new ArrayList<>();
        for (Objective objective : OBJECTIVES) {
            candidates.add(Slo.builder(objective.toString())
                    .objective(objective)
                    .period(period)
                    .alerts(ALL_KINDS)
                    .register(slos));
        }
        int next = 0;
        for (long second = START; second <= seconds.get(seconds.size() - 1); second++) {
            if (seconds.get(next) == second) {
                candidates.forEach(slo -> {
                    slo.good(24);
                    slo.bad(1);
                });
                next++;
            }
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
        return fired;
    }

    private static Map<String, Long> advised(SloPeriod period, List<Long> seconds) {
        ObjectiveAdvisor advisor = ObjectiveAdvisor.of(period, ALL_KINDS, OBJECTIVES);
        seconds.forEach(second -> advisor.add(second, 24, 1));
        Map<String, Long> raised = new TreeMap<>();
        for (Candidate candidate : advisor.advice().candidates()) {
            raised.put(candidate.objective() + " PAGE", candidate.pages());
            raised.put(candidate.objective() + " TICKET", candidate.tickets());
        }
        return raised;
    }

    private static void assertRings(Map<String, Long> fired) {
        assertTrue(fired.values().stream().allMatch(times -> times >= 1), fired.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1800, 3 * DAY, 9 * DAY, 14 * DAY})
    void aRollingPeriodRingsAsOften(long gapSeconds) {
        List<Long> seconds = seconds(gapSeconds);
        SloPeriod week = SloPeriod.SEVEN_DAYS;
        Map<String, Long> fired = everySecond(week, seconds);
        assertRings(fired);
        assertEquals(fired, advised(week, seconds));
    }

    /** March ends 13 days after the first event, April 43 days after it. */
    @ParameterizedTest
    @ValueSource(longs = {12 * DAY, 15 * DAY, 46 * DAY})
    void aCalendarMonthRingsAsOften(long gapSeconds) {
        List<Long> seconds = seconds(gapSeconds);
        SloPeriod month = SloPeriod.calendarMonth(ZoneOffset.UTC);
        Map<String, Long> fired = everySecond(month, seconds);
        assertRings(fired);
        assertEquals(fired, advised(month, seconds));
    }
}
