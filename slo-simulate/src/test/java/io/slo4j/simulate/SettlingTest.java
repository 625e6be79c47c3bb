package io.slo4j.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Objective;
import io.slo4j.SloPeriod;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Windows and a 60th of them, the longer of two delays, and five seconds for ticks. */
class SettlingTest {
    private static final Instant LAST = Instant.parse("2026-03-20T08:00:00Z");

    private static Duration settledAfter(SloPeriod period, AlertRule... rules) {
        return Duration.between(LAST, Settling.of(period, List.of(rules)).after(LAST));
    }

    @Test
    void theWorkbooksRulesSettleInThreeDaysAndTheirSixtieth() {
        List<AlertRule> rules = AlertPolicy.workbook()
                .rulesFor(Duration.ofDays(30), Objective.parse("99.9%").exactErrorBudget());
        assertEquals(
                Instant.parse("2026-03-23T09:12:05Z"),
                Settling.of(SloPeriod.THIRTY_DAYS, rules).after(LAST));
    }

    @Test
    void withoutRulesTheCheckpointsOfThePeriodAreAllThatIsNeeded() {
        assertEquals(Duration.ofHours(12).plusSeconds(5), settledAfter(SloPeriod.THIRTY_DAYS));
    }

    @Test
    void aDelayGoesOnAfterTheWindow() {
        Duration hour = Duration.ofHours(1);
        SloPeriod day = SloPeriod.rolling(Duration.ofDays(1));
        AlertRule burn = BurnRateRule.of(Severity.PAGE, 2, hour, Duration.ofMinutes(5));
        AlertRule silence = TrafficRule.silence(Severity.PAGE, Duration.ofMinutes(10));
        assertEquals(Duration.ofMinutes(61).plusSeconds(5), settledAfter(day, burn, silence));
        assertEquals(
                Duration.ofMinutes(61 + 30).plusSeconds(5),
                settledAfter(
                        day, burn.withHold(Duration.ofMinutes(20)).withKeepFiring(Duration.ofMinutes(30)), silence));
        assertEquals(
                Duration.ofSeconds(610).plusHours(5).plusSeconds(5),
                settledAfter(day, burn, silence.withHold(Duration.ofHours(5))));
    }

    @Test
    void theBudgetOfARollingPeriodIsBackWhenThePeriodIsEmpty() {
        assertEquals(
                Duration.ofDays(60).plusDays(1).plusHours(1).plusSeconds(5),
                settledAfter(
                        SloPeriod.rolling(Duration.ofDays(60)),
                        BudgetRule.exhausted(Severity.PAGE),
                        TrafficRule.silence(Severity.PAGE, Duration.ofMinutes(10))));
    }

    @Test
    void theBudgetOfACalendarPeriodIsBackWhenTheNextOneBegins() {
        AlertRule exhausted = BudgetRule.exhausted(Severity.PAGE).withKeepFiring(Duration.ofHours(2));
        assertEquals(
                Instant.parse("2026-04-01T02:00:05Z"),
                Settling.of(SloPeriod.calendarMonth(ZoneOffset.UTC), List.of(exhausted))
                        .after(LAST));
        Instant atMidnight = Instant.parse("2026-04-01T00:00:00Z");
        assertEquals(
                Instant.parse("2026-05-01T02:00:05Z"),
                Settling.of(SloPeriod.calendarMonth(ZoneOffset.UTC), List.of(exhausted))
                        .after(atMidnight));
    }
}
