package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A rule that could not tell of a total outage is said once, loudly. */
class OutageCheckTest {
    private static final BurnRateRule FAST =
            BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5));

    private final Logged log = new Logged("io.slo4j.alert");
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();

    @AfterEach
    void end() {
        log.close();
    }

    private SloBuilder checkout(AlertRule... rules) {
        return Slo.builder("checkout").objective("99.9%").alerts(AlertPolicy.of(rules));
    }

    /* An event every so many seconds, and a tick every ten. */
    private void hours(int hours, int everySeconds, Runnable event) {
        for (int second = 0; second < hours * 3_600; second += 10) {
            if (second % everySeconds == 0) {
                event.run();
            }
            clock.advance(Duration.ofSeconds(10));
            slos.tick();
        }
    }

    private List<String> afterHours(int hours, int everySeconds, SloBuilder slo) {
        Slo checkout = slo.register(slos);
        hours(hours, everySeconds, checkout::good);
        return log.messages();
    }

    @Test
    void aMinimumThatTheTrafficNeverMeetsIsSaidOnceADayHasPassed() {
        Slo checkout = checkout(FAST.withMinimumEvents(1_000)).register(slos);
        hours(23, 100, checkout::good);
        assertEquals(List.of(), log.messages());
        hours(40, 100, checkout::good);
        assertEquals(
                List.of(
                        "rule \"14.4x 1h/5m\" of SLO \"checkout\" would not tell of a total outage: it asks for at least 1,000"
                                + " events. No more than 62 events came within any 1h of the last 1d 2h (said once; how often it happens"
                                + " is said every hour)"),
                log.messages());
    }

    @Test
    void soIsAMinimumOfBadEvents() {
        assertEquals(
                1, afterHours(27, 100, checkout(FAST.withMinimumBadEvents(100))).size());
    }

    @Test
    void soIsALevelThatChanceAlwaysReaches() {
        assertEquals(
                List.of(
                        "rule \"14.4x 1h/5m\" of SLO \"checkout\" would not tell of a total outage: it asks that so many bad"
                                + " events come by chance less often than 0.0001, but 1 of 1 come by chance 0.001. No more than 1 event"
                                + " came within any 1h of the last 1d 2h (said once; how often it happens is said every hour)"),
                afterHours(27, 7_200, checkout(FAST.withSignificance(1e-4))));
    }

    @Test
    void whatIsMetInTheBusiestHourOfTheDayIsNotSaid() {
        Slo checkout = checkout(
                        FAST.withMinimumEvents(1_000),
                        FAST.withMinimumBadEvents(900).withName("another"))
                .register(slos);
        hours(15, 600, checkout::good);
        hours(1, 10, () -> checkout.good(3));
        hours(15, 600, checkout::good);
        assertEquals(List.of(), log.messages());
    }

    @Test
    void norIsTheDefaultPolicyOfAnSloWithAnEventAMinute() {
        assertEquals(List.of(), afterHours(30, 60, Slo.builder("checkout").objective("99.9%")));
    }

    @Test
    void norThatOfAnSloWithoutAnyEvent() {
        Slo.builder("checkout").objective("99.9%").register(slos);
        hours(30, 60, () -> {});
        assertEquals(List.of(), log.messages());
    }

    @Test
    void aLatencyRuleIsLookedAtAsWellAndATrafficRuleAsksForNothing() {
        LatencyRule slow = LatencyRule.above(Severity.PAGE, 0.95, Duration.ofMillis(200), Duration.ofMinutes(5));
        assertEquals(
                1,
                afterHours(
                                27,
                                60,
                                checkout(
                                                slow.withMinimumEvents(50),
                                                TrafficRule.silence(Severity.TICKET, Duration.ofHours(1)))
                                        .trackLatency())
                        .size());
    }

    @Test
    void theMembersOfAGroupAreLeftInPeace() {
        SloGroup routes =
                checkout(FAST.withMinimumEvents(1_000)).groupBy("route").register(slos);
        hours(27, 100, () -> routes.of("/a").good());
        assertEquals(List.of(), log.messages());
    }
}
