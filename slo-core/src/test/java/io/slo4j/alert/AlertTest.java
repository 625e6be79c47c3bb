package io.slo4j.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.budget.BudgetStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertTest {
    private static final AlertRule BURN =
            BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5));

    private static Alert alert(AlertState from, AlertState to, AlertRule rule, Evidence evidence, BudgetStatus budget) {
        return Alert.builder("checkout", rule)
                .objective("99.9%")
                .changed(from, to, Instant.ofEpochSecond(600))
                .began(Instant.EPOCH, Instant.EPOCH)
                .evidence(evidence)
                .budget(budget)
                .incidentCost(0.25)
                .annotations(Map.of(Alert.RUNBOOK, "https://wiki.example/checkout"))
                .lastFailure(Failure.of(Instant.ofEpochSecond(590))
                        .withType("java.lang.IllegalStateException")
                        .withMessage("no stock")
                        .withTraceId("4bf92f35"))
                .build();
    }

    private static BudgetStatus month(long good, long bad) {
        return BudgetStatus.of(0.001, Duration.ofDays(30), good, bad, 1, 20);
    }

    private static String resolved(BudgetStatus budget) {
        return alert(AlertState.FIRING, AlertState.INACTIVE, BURN, burning(0.02), budget)
                .summary();
    }

    private static String firing(double errorRatio, BudgetStatus budget) {
        return alert(AlertState.INACTIVE, AlertState.FIRING, BURN, burning(errorRatio), budget)
                .summary();
    }

    private static Evidence burning(double errorRatio) {
        return new BurnRateRule.Seen(new BurnRates(20, 150), errorRatio);
    }

    private static final String MORE = " Last failure: java.lang.IllegalStateException: no stock. Trace: 4bf92f35."
            + " Runbook: https://wiki.example/checkout";

    @Test
    void aFiringAlertSaysWhatBurnsHowFastAndHowLongItLasts() {
        assertEquals(
                "PAGE checkout: 2% of events were bad in the last 1h. That burns the error budget 20x as fast as the"
                        + " objective of 99.9% allows (150x in the last 5m; the limit is 14.4x). 75% of the budget of 30d"
                        + " is left and lasts 1d 3h at 20x. Rule: 14.4x 1h/5m." + MORE,
                firing(0.02, month(399_900, 100)));
    }

    @Test
    void sharesHaveThreeDigitsAndNoZerosBehindThem() {
        assertEquals("PAGE checkout: 0.99% of", firing(0.0099, month(1, 0)).substring(0, 23));
        assertEquals("PAGE checkout: 1% of", firing(0.01, month(1, 0)).substring(0, 20));
        assertEquals("PAGE checkout: 0% of", firing(0, month(1, 0)).substring(0, 20));
    }

    /* 99.999 % allows ten of a million: 13 of them are a burn of 1.3, and not "0.00%". */
    @Test
    void theSmallestSharesThatAlertAndTheSmallestOverspendingAreNotNothing() {
        assertEquals(
                "PAGE checkout: 0.0013% of events were bad",
                firing(0.000013, month(1, 0)).substring(0, 41));
        assertEquals(
                "-0.001%",
                BudgetStatus.of(0.00001, Duration.ofDays(30), 9_999_899_999L, 100_001, 1, 1.3)
                        .remainingText());
    }

    @Test
    void oneThatGoesOnFiringSaysForHowLong() {
        String again = alert(AlertState.FIRING, AlertState.FIRING, BURN, burning(0.02), month(399_900, 100))
                .summary();
        assertTrue(again.endsWith("at 20x. It has been firing for 10m. Rule: 14.4x 1h/5m." + MORE), again);
    }

    @Test
    void theRestLastsAtTheBurnRateThatTheTextNames() {
        BudgetStatus slower = BudgetStatus.of(0.001, Duration.ofDays(30), 399_900, 100, 1, 3);
        String burns = firing(0.02, slower);
        assertTrue(burns.contains(" 75% of the budget of 30d is left and lasts 1d 3h at 20x."), burns);
        String runsOut = alert(
                        AlertState.INACTIVE,
                        AlertState.FIRING,
                        BudgetRule.below(Severity.PAGE, 0.8),
                        new BudgetRule.Seen(0.75),
                        slower)
                .summary();
        assertTrue(runsOut.contains(" 75% of the budget of 30d is left and lasts 8d 4h at 3x."), runsOut);
    }

    @Test
    void aBudgetThatIsSpentLastsNoLonger() {
        assertEquals(
                "RESOLVED checkout: the page alert (14.4x 1h/5m) is over after 10m. The budget of 30d is spent.",
                resolved(month(999, 1)));
        String firing = firing(0.02, month(99_850, 150));
        assertTrue(
                firing.contains(" The budget of 30d is overspent: 150% is gone. Rule: 14.4x 1h/5m. Last failure"),
                firing);
    }

    @Test
    void anOverspentBudgetIsSaidInWords() {
        assertEquals(
                "RESOLVED checkout: the page alert (14.4x 1h/5m) is over after 10m. The budget of 30d is overspent:"
                        + " 150% is gone.",
                resolved(month(99_850, 150)));
        assertEquals(
                "RESOLVED checkout: the page alert (14.4x 1h/5m) is over after 10m. The budget of 30d has been spent"
                        + " 2 times over.",
                resolved(month(99_800, 200)));
    }

    @Test
    void aResolvedAlertSaysHowLongItTookAndWhatIsLeft() {
        assertEquals(
                "RESOLVED checkout: the page alert (14.4x 1h/5m) is over after 10m. 75% of the budget of 30d is left.",
                resolved(month(399_900, 100)));
    }

    @Test
    void theBudgetOfACalendarPeriodIsKnownByItsEnd() {
        Duration renewsIn = Duration.ofDays(12).plusHours(3);
        Duration march = Duration.ofDays(31).minusHours(1);
        assertEquals(
                "RESOLVED checkout: the page alert (14.4x 1h/5m) is over after 10m. 75% of the budget, which renews in"
                        + " 12d 3h, is left.",
                resolved(BudgetStatus.of(0.001, march, 399_900, 100, 1, 20).withRenewalIn(renewsIn)));
        assertEquals(
                "RESOLVED checkout: the page alert (14.4x 1h/5m) is over after 10m. The budget, which renews in 12d"
                        + " 3h, is overspent: 150% is gone.",
                resolved(BudgetStatus.of(0.001, march, 99_850, 150, 1, 20).withRenewalIn(renewsIn)));
    }

    @Test
    void rulesOfOtherKindsSayWhatTheySee() {
        AlertRule below = TrafficRule.below(Severity.TICKET, 5, Duration.ofMinutes(5));
        assertEquals(
                "TICKET checkout: 0.5 events a second in the last 5m; at least 5 are usual. Rule: below 5/s in 5m."
                        + MORE,
                alert(AlertState.PENDING, AlertState.FIRING, below, new TrafficRule.Seen(150, 0.5, 1), month(1, 0))
                        .summary());
        AlertRule exhausted = BudgetRule.exhausted(Severity.PAGE);
        assertEquals(
                "PAGE checkout: the error budget of the objective of 99.9% is running out. The budget of 30d is"
                        + " overspent: 150% is gone. Rule: budget exhausted." + MORE,
                alert(AlertState.PENDING, AlertState.FIRING, exhausted, new BudgetRule.Seen(-0.5), month(99_850, 150))
                        .summary());
    }

    @Test
    void anAlertIsFiringOrResolvedAtAnInstant() {
        Alert firing = alert(AlertState.PENDING, AlertState.FIRING, BURN, burning(0.02), month(1, 0));
        assertEquals(Optional.empty(), firing.resolvedAt());
        assertEquals(Optional.of(new BurnRates(20, 150)), firing.burnRates());
        Alert resolved = alert(
                AlertState.FIRING,
                AlertState.INACTIVE,
                BudgetRule.exhausted(Severity.PAGE),
                new BudgetRule.Seen(0.5),
                month(1, 0));
        assertEquals(Optional.of(Instant.ofEpochSecond(600)), resolved.resolvedAt());
        assertEquals(Optional.empty(), resolved.burnRates());
    }

    @Test
    void aListenerThatDoesNotAskForMoreHearsARepeatAsAnAlert() throws Exception {
        Alert firing = alert(AlertState.FIRING, AlertState.FIRING, BURN, burning(0.02), month(1, 0));
        List<Object> heard = new ArrayList<>();
        AlertListener one = heard::add;
        AlertBatchListener many = heard::add;
        one.onRepeat(firing);
        many.onRepeats(List.of(firing));
        assertEquals(List.of(firing, List.of(firing)), heard);
    }

    @Test
    void anEndHasAGreaterSequenceThanWhatWasSaidInTheSameInstant() {
        BudgetStatus budget = month(1_000, 1);
        Alert last = alert(AlertState.FIRING, AlertState.FIRING, BURN, burning(0.02), budget);
        Alert end = alert(AlertState.FIRING, AlertState.INACTIVE, BURN, burning(0.02), budget);
        assertEquals(last.id(), end.id());
        assertEquals(600_001, last.sequence());
        assertEquals(600_002, end.sequence());
    }

    /** As a damaged file may say. */
    @Test
    void anEndBeforeItsBeginningHasASequenceAllTheSame() {
        Instant at = Instant.parse("2026-03-01T00:00:00Z");
        Alert end = Alert.builder("checkout", BURN)
                .objective("99.9%")
                .changed(AlertState.FIRING, AlertState.INACTIVE, at)
                .began(at, at.plusSeconds(60))
                .evidence(burning(0.02))
                .budget(month(1_000, 1))
                .build();
        assertEquals(2, end.sequence());
    }
}
