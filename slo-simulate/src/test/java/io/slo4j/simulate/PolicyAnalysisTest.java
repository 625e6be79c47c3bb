package io.slo4j.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Objective;
import io.slo4j.SloPeriod;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyAnalysisTest {
    private static final Objective THREE_NINES = Objective.parse("99.9%");
    private static final BurnRateRule FAST =
            BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5));
    private static final BurnRateRule SLOW =
            BurnRateRule.of(Severity.TICKET, 1, Duration.ofDays(3), Duration.ofHours(6));

    private final PolicyAnalysis workbook = analysis(AlertPolicy.workbook());

    private static PolicyAnalysis analysis(AlertPolicy policy) {
        return PolicyAnalysis.of(THREE_NINES, SloPeriod.THIRTY_DAYS, policy);
    }

    private static Detection only(BurnRateRule rule, double errorRatio) {
        return analysis(AlertPolicy.of(rule))
                .at(errorRatio)
                .faults()
                .get(0)
                .detections()
                .get(0);
    }

    @Test
    void aTotalOutageIsReportedAfter51Point84SecondsAndTwoPercentOfTheBudget() {
        Detection first = workbook.faults().get(0).first().orElseThrow();
        assertEquals("14.4x 1h/5m", first.rule().name());
        assertEquals(Duration.ofMillis(51_840), first.firesAfter());
        assertEquals(Duration.ofMillis(51_840), first.firesAfterColdStart());
        assertEquals(0.02, first.budgetConsumed());
    }

    @Test
    void aHoldOfTwoMinutesCostsATotalOutage6Point63PercentOfTheBudget() {
        Detection held = only(FAST.withHold(Duration.ofMinutes(2)), 1);
        assertEquals(Duration.ofMillis(171_840), held.firesAfter());
        assertEquals(0.0663, held.budgetConsumed(), 0.00005);
    }

    @Test
    void aTicketForOnePercentOfErrorsTakesSevenHoursAndTwelveMinutes() {
        assertEquals(Duration.ofHours(7).plusMinutes(12), only(SLOW, 0.01).firesAfter());
    }

    @Test
    void anAlertResolvesWhenTheFaultHasLeftTheShortWindowExceptForTheLimitsShare() {
        Detection atTenPercent = only(FAST, 0.1);
        assertEquals(Duration.ofMillis(256_800), atTenPercent.shortest().resolvesAfter());
        assertEquals(
                Duration.ofMillis(256_800), atTenPercent.oneHour().orElseThrow().resolvesAfter());
        Detection calm = only(FAST.withKeepFiring(Duration.ofMinutes(10)), 0.1);
        assertEquals(Duration.ofMillis(856_800), calm.shortest().resolvesAfter());
    }

    @Test
    void aFaultMayBeOverBeforeItsHoldIsBecauseItIsStillInTheShortWindow() {
        Detection brief = only(FAST.withHold(Duration.ofMinutes(2)), 1);
        assertEquals(Duration.ofMillis(51_840), brief.shortest().fault());
        assertEquals(0.02, brief.shortest().budgetConsumed());
        Detection longer = only(FAST.withHold(Duration.ofMinutes(10)), 1);
        assertEquals(
                Duration.ofMillis(51_840 + 600_000 - 295_680), longer.shortest().fault());
    }

    @Test
    void aFaultOfAnHourIsNotToldByARuleThatNeedsLonger() {
        assertEquals(Optional.empty(), only(SLOW, 0.01).oneHour());
        assertEquals(
                3_600 * 0.01 / 2_592,
                only(BurnRateRule.of(Severity.PAGE, 6, Duration.ofHours(6), Duration.ofMinutes(30)), 0.05)
                                .oneHour()
                                .orElseThrow()
                                .budgetConsumed()
                        / 5,
                1e-12);
    }

    @Test
    void anErrorRatioOfExactlyTheLimitIsNeverTold() {
        FaultAnalysis atBudget = workbook.at(0.001).faults().get(0);
        assertEquals(List.of(), atBudget.detections());
        assertEquals(3, atBudget.silent().size());
        assertEquals(Optional.empty(), atBudget.first());
        assertEquals(Optional.of(Duration.ofDays(30)), atBudget.budgetGoneAfter());
        assertEquals(Optional.empty(), workbook.at(0.0005).faults().get(0).budgetGoneAfter());
        assertEquals(0.0144, workbook.firesAbove(workbook.rules().get(0)));
    }

    @Test
    void whoseFirstDependsOnTheSeverityAskedFor() {
        FaultAnalysis twoPercent = workbook.at(0.02).faults().get(0);
        assertEquals("14.4x 1h/5m", twoPercent.first().orElseThrow().rule().name());
        assertEquals(
                "1x 3d/6h",
                twoPercent.first(Severity.TICKET).orElseThrow().rule().name());
        assertEquals(
                "6x 6h/30m",
                workbook.at(0.01).faults().get(0).first().orElseThrow().rule().name());
    }

    @Test
    void aPolicyThatIsObservedOnlyFiresOnTheFirstErrorsAfterAColdStart() {
        Detection prometheus = PolicyAnalysis.of(
                        THREE_NINES,
                        SloPeriod.THIRTY_DAYS,
                        AlertPolicy.workbook().observedOnly())
                .faults()
                .get(0)
                .first()
                .orElseThrow();
        assertEquals(Duration.ZERO, prometheus.firesAfterColdStart());
        assertEquals(Duration.ofMillis(51_840), prometheus.firesAfter());
    }

    @Test
    void rulesOfOtherKindsAreSaidToBeLeftOut() {
        PolicyAnalysis more = analysis(AlertPolicy.of(FAST)
                .and(
                        BudgetRule.exhausted(Severity.PAGE),
                        TrafficRule.silence(Severity.TICKET, Duration.ofMinutes(10))));
        assertEquals(List.of(FAST), more.rules());
        assertEquals(2, more.notAnalysed().size());
        assertTrue(
                more.table()
                        .endsWith("Not analysed, because a constant error ratio does not decide when they fire:"
                                + " page budget exhausted, ticket no events in 10m\n"),
                more.table());
    }

    @Test
    void aCalendarMonthIsAnalysedAsThirtyDays() {
        PolicyAnalysis month =
                PolicyAnalysis.of(THREE_NINES, SloPeriod.calendarMonth(ZoneOffset.UTC), AlertPolicy.workbook());
        assertEquals(workbook.faults(), month.faults());
        assertEquals(
                "99.9% over calendar month (Z): how soon each rule detects a fault that lasts",
                month.table().lines().findFirst().orElseThrow());
    }

    @Test
    void anErrorRatioIsAboveZeroAndAtMostOne() {
        assertEquals(
                "error ratio must be above 0 and at most 1, but was 2.0",
                assertThrows(IllegalArgumentException.class, () -> workbook.at(2))
                        .getMessage());
    }

    @Test
    void theTableIsForPeople() {
        assertEquals("""
                99.9% over 30d: how soon each rule detects a fault that lasts

                error    burn      budget         page       page    ticket
                ratio    rate  gone after  14.4x 1h/5m  6x 6h/30m  1x 3d/6h        first
                100%   1,000x     43m 12s       51.84s     2m 10s    4m 19s  14.4x 1h/5m
                1%        10x          3d        never     3h 36m    7h 12m    6x 6h/30m
                0.1%       1x         30d        never      never     never         none

                page 14.4x 1h/5m: fires above an error ratio of 1.44%

                error   fires     after a   budget  shortest  budget  resolves  budget of a  resolves
                ratio   after  cold start  by then     fault   of it  after it  fault of 1h  after it
                100%   51.84s      51.84s       2%    51.84s      2%    4m 56s         139%    4m 56s

                page 6x 6h/30m: fires above an error ratio of 0.6%

                error   fires     after a   budget  shortest  budget  resolves  budget of a  resolves
                ratio   after  cold start  by then     fault   of it  after it  fault of 1h  after it
                100%   2m 10s      2m 10s       5%    2m 10s      5%   29m 49s         139%   29m 49s
                1%     3h 36m      3h 36m       5%    3h 36m      5%       12m     no alert         -

                ticket 1x 3d/6h: fires above an error ratio of 0.1%

                error   fires     after a   budget  shortest  budget  resolves  budget of a  resolves
                ratio   after  cold start  by then     fault   of it  after it  fault of 1h  after it
                100%   4m 19s      4m 19s      10%    4m 19s     10%        6h         139%        6h
                1%     7h 12m      7h 12m      10%    7h 12m     10%    5h 24m     no alert         -
                """, workbook.at(0.01, 1, 0.001).table());
    }
}
