package io.slo4j.internal.alert;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private static TrafficCondition condition(TrafficRule rule) {
        return new TrafficCondition(rule, new RuleInputs(List.of(FIVE_MINUTES), new BigDecimal("0.001"), false));
    }

    @Test
    void aBudgetRuleHoldsBelowItsShareOrAtNothingLeft() {
        BudgetCondition tenth = new BudgetCondition(BudgetRule.below(Severity.PAGE, 0.1));
        assertFalse(tenth.holdsAt(0.1));
        assertTrue(tenth.holdsAt(Math.nextDown(0.1)));
        BudgetCondition exhausted = new BudgetCondition(BudgetRule.exhausted(Severity.PAGE));
        assertFalse(exhausted.holdsAt(Double.MIN_VALUE));
        assertTrue(exhausted.holdsAt(0));
    }

    @Test
    void exactlyTheUsualRateIsNeitherTooLittleNorTooMuch() {
        TrafficCondition below = condition(TrafficRule.below(Severity.TICKET, 2, FIVE_MINUTES));
        assertTrue(below.holdsAt(599));
        assertFalse(below.holdsAt(600));
        TrafficCondition above = condition(TrafficRule.above(Severity.TICKET, 2, FIVE_MINUTES));
        assertFalse(above.holdsAt(600));
        assertTrue(above.holdsAt(601));
        TrafficCondition silence = condition(TrafficRule.silence(Severity.TICKET, FIVE_MINUTES));
        assertTrue(silence.holdsAt(0));
        assertFalse(silence.holdsAt(1));
    }
}
