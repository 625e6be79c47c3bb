package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A budget rule says what is left, which is no matter of chance: not by how many events it was spent, nor how fast. */
class BudgetRuleChanceTest {
    private static final BigDecimal BUDGET = new BigDecimal("0.001");

    private final List<Alert> heard = new ArrayList<>();

    /* Ten events a second, so that 36 of an hour may be bad, and then one bad event each minute: each is 2.8 % of the budget. */
    private int badUntilItIsTold(AlertPolicy policy) {
        VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
        SloRegistry slos = SloRegistry.builder().clock(clock).build();
        heard.clear();
        slos.onAlert(heard::add);
        Slo slo = Slo.builder("checkout")
                .objective("99.9%")
                .period(SloPeriod.rolling(Duration.ofHours(1)))
                .alerts(policy)
                .register(slos);
        int bad = 0;
        for (int second = 1; second <= 6_600 && heard.isEmpty(); second++) {
            boolean fails = second > 3_600 && second % 60 == 0;
            bad += fails ? 1 : 0;
            slo.good(fails ? 9 : 10);
            slo.bad(fails ? 1 : 0);
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
        return bad;
    }

    @Test
    void itTellsWithTheBadEventThatLeavesLessThanItsLimit() {
        AlertPolicy policy = AlertPolicy.of(BudgetRule.below(Severity.TICKET, 0.10));
        assertEquals(33, badUntilItIsTold(policy));
        assertEquals(0.09, heard.get(0).budget().remaining(), 0.01);
    }

    @Test
    void theSignificanceOfAPolicyIsThatOfRulesThatJudgeARatio() {
        AlertPolicy policy = AlertPolicy.of(BudgetRule.below(Severity.TICKET, 0.10));
        AlertPolicy careful = policy.withSignificance(1e-9).withMinimumBadEvents(1_000);
        assertEquals(policy.rulesFor(Duration.ofHours(1), BUDGET), careful.rulesFor(Duration.ofHours(1), BUDGET));
        assertEquals(33, badUntilItIsTold(careful));
    }
}
