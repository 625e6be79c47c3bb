package io.slo4j.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertPolicyTest {
    private static List<String> rules(AlertPolicy policy, int days) {
        return policy.rulesFor(Duration.ofDays(days), new BigDecimal("0.001")).stream()
                .map(rule -> rule.severity() + " " + rule.name())
                .toList();
    }

    @Test
    void theWorkbooksRulesKeepTheirSharesOfAnyPeriod() {
        assertEquals(
                List.of("PAGE 14.4x 1h/5m", "PAGE 6x 6h/30m", "TICKET 1x 3d/6h"), rules(AlertPolicy.workbook(), 30));
        assertEquals(
                List.of("PAGE 13.44x 1h/5m", "PAGE 5.6x 6h/30m", "TICKET 0.9333x 3d/6h"),
                rules(AlertPolicy.workbook(), 28));
        assertEquals(
                List.of("PAGE 3.36x 1h/5m", "PAGE 1.4x 6h/30m", "TICKET 0.2333x 3d/6h"),
                rules(AlertPolicy.workbook(), 7));
    }

    @Test
    void slothHasATicketMore() {
        assertEquals(
                List.of("PAGE 14.4x 1h/5m", "PAGE 6x 6h/30m", "TICKET 3x 1d/2h", "TICKET 1x 3d/6h"),
                rules(AlertPolicy.sloth(), 30));
    }

    @Test
    void sharesBecomeFactorsOfThePeriod() {
        AlertPolicy policy = AlertPolicy.ofShares(
                new AlertPolicy.Share(Severity.PAGE, 0.05, Duration.ofHours(2), Duration.ofMinutes(10)));
        assertEquals(List.of("PAGE 18x 2h/10m"), rules(policy, 30));
        assertEquals(
                List.of("PAGE 18x 2h/10m", "TICKET budget exhausted"),
                rules(policy.and(BudgetRule.exhausted(Severity.TICKET)), 30));
    }

    @Test
    void rulesThatCannotBeToldApartAreRefusedAsSoonAsTheyMeet() {
        BudgetRule rule = BudgetRule.exhausted(Severity.PAGE);
        String message = "rules must differ, but there were two of PAGE \"budget exhausted\"";
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> AlertPolicy.of(rule, rule))
                        .getMessage());
        assertEquals(
                message,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> AlertPolicy.workbook().and(rule, rule))
                        .getMessage());
        assertEquals(
                message,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> AlertPolicy.of(rule).and(rule))
                        .getMessage());
        assertEquals(
                List.of("PAGE budget exhausted", "TICKET budget exhausted"),
                rules(AlertPolicy.of(rule, BudgetRule.exhausted(Severity.TICKET)), 30));
    }

    @Test
    void observedOnlyStaysWhenRulesAreAdded() {
        assertFalse(AlertPolicy.workbook().isObservedOnly());
        assertTrue(AlertPolicy.workbook()
                .observedOnly()
                .and(BudgetRule.exhausted(Severity.PAGE))
                .isObservedOnly());
    }

    @Test
    void policiesAreEqualWhenTheirRulesAre() {
        BudgetRule exhausted = BudgetRule.exhausted(Severity.PAGE);
        AlertPolicy policy = AlertPolicy.ofShares(
                        new AlertPolicy.Share(Severity.PAGE, 0.02, Duration.ofHours(1), Duration.ofMinutes(5)))
                .and(exhausted);
        AlertPolicy same = AlertPolicy.ofShares(
                        new AlertPolicy.Share(Severity.PAGE, 0.02, Duration.ofMinutes(60), Duration.ofMinutes(5)))
                .and(BudgetRule.exhausted(Severity.PAGE));
        assertEquals(policy, same);
        assertEquals(policy.hashCode(), same.hashCode());
        assertNotEquals(policy, policy.observedOnly());
        assertNotEquals(policy, AlertPolicy.of(exhausted));
        assertNotEquals(policy, AlertPolicy.workbook());
    }

    @Test
    void aPolicyIsWrittenInShort() {
        assertEquals(
                "PAGE 2% in 1h/5m, PAGE 5% in 6h/30m, TICKET 10% in 3d/6h",
                AlertPolicy.workbook().toString());
        assertEquals(
                "PAGE \"budget exhausted\", by what was observed only",
                AlertPolicy.of(BudgetRule.exhausted(Severity.PAGE))
                        .observedOnly()
                        .toString());
        assertEquals("no rules", AlertPolicy.of().toString());
    }
}
