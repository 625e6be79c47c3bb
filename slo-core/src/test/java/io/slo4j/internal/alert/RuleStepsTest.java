package io.slo4j.internal.alert;

import static io.slo4j.alert.AlertState.FIRING;
import static io.slo4j.alert.AlertState.INACTIVE;
import static io.slo4j.alert.AlertState.PENDING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.alert.AlertState;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.internal.count.WindowCounts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleStepsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final BurnRateRule RULE =
            BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5));
    private static final WindowCounts AT_LIMIT = new WindowCounts(9_856, 144, 1);
    private static final WindowCounts ABOVE = new WindowCounts(9_855, 145, 1);
    private static final WindowCounts NOTHING = new WindowCounts(0, 0, 1);

    private static Watched state(BurnRateRule rule) {
        return new Watched(rule, false);
    }

    private static AlertState step(Watched rule, long second, WindowCounts inLong, WindowCounts inShort) {
        rule.judged(second * SECOND, rule.condition.judge(inLong, inShort));
        return rule.status.state();
    }

    /** A burn-rate rule that is shown the counts of its windows. */
    private static final class Watched {
        final BurnCondition condition;
        final RuleSteps steps;
        RuleStatus status = RuleStatus.INACTIVE;
        private long judgedNanos = RuleSteps.NEVER;

        Watched(BurnRateRule rule, boolean observedOnly) {
            condition = new BurnCondition(
                    rule,
                    new RuleInputs(
                            List.of(rule.shortWindow(), rule.longWindow()), new BigDecimal("0.001"), observedOnly));
            steps = new RuleSteps(rule);
        }

        void judged(long nanos, Verdict verdict) {
            status = steps.after(status, judgedNanos, nanos, verdict);
            judgedNanos = nanos;
        }
    }

    @Test
    void bothWindowsMustBurnFasterThanTheFactor() {
        Watched rule = state(RULE);
        assertEquals(INACTIVE, step(rule, 1, ABOVE, AT_LIMIT));
        assertEquals(INACTIVE, step(rule, 2, AT_LIMIT, ABOVE));
        assertEquals(FIRING, step(rule, 3, ABOVE, ABOVE));
        assertEquals(INACTIVE, step(rule, 4, ABOVE, AT_LIMIT));
    }

    @Test
    void theUnseenPartOfAWindowCountsAsGood() {
        WindowCounts outage = new WindowCounts(0, 100, 0.0144);
        WindowCounts longer = new WindowCounts(0, 100, 0.0145);
        Watched rule = state(RULE);
        assertEquals(INACTIVE, step(rule, 1, outage, new WindowCounts(0, 100, 1)));
        assertEquals(FIRING, step(rule, 2, longer, new WindowCounts(0, 100, 1)));
    }

    @Test
    void observedOnlyIgnoresCoverageAndResolvesOnSilence() {
        Watched rule = new Watched(RULE, true);
        assertEquals(FIRING, step(rule, 1, new WindowCounts(8, 2, 0.001), new WindowCounts(8, 2, 0.03)));
        assertEquals(INACTIVE, step(rule, 2, ABOVE, NOTHING));
    }

    @Test
    void holdMakesItPendingFirstAndAPendingThatClearsStartsAnew() {
        Watched rule = state(RULE.withHold(Duration.ofSeconds(60)));
        assertEquals(PENDING, step(rule, 0, ABOVE, ABOVE));
        assertEquals(PENDING, step(rule, 59, ABOVE, ABOVE));
        assertEquals(INACTIVE, step(rule, 59, ABOVE, AT_LIMIT));
        assertEquals(PENDING, step(rule, 60, ABOVE, ABOVE));
        assertEquals(PENDING, step(rule, 119, ABOVE, ABOVE));
        assertEquals(FIRING, step(rule, 120, ABOVE, ABOVE));
        assertEquals(60 * SECOND, rule.status.sinceNanos());
        assertEquals(120 * SECOND, rule.status.firedNanos());
    }

    @Test
    void keepFiringDelaysTheResolveFromTheLastTimeTheConditionEnded() {
        Watched rule = state(RULE.withKeepFiring(Duration.ofSeconds(30)));
        assertEquals(FIRING, step(rule, 0, ABOVE, ABOVE));
        assertEquals(FIRING, step(rule, 10, ABOVE, AT_LIMIT));
        assertEquals(FIRING, step(rule, 39, ABOVE, AT_LIMIT));
        assertEquals(FIRING, step(rule, 39, ABOVE, ABOVE));
        assertEquals(FIRING, step(rule, 50, ABOVE, AT_LIMIT));
        assertEquals(FIRING, step(rule, 79, ABOVE, AT_LIMIT));
        assertEquals(INACTIVE, step(rule, 80, ABOVE, AT_LIMIT));
    }

    @Test
    void whileTheShortWindowIsEmptyTheStateFreezes() {
        Watched firing = state(RULE);
        step(firing, 0, ABOVE, ABOVE);
        assertEquals(FIRING, step(firing, 400, ABOVE, NOTHING));
        Watched pending = state(RULE.withHold(Duration.ofSeconds(60)));
        step(pending, 0, ABOVE, ABOVE);
        assertEquals(PENDING, step(pending, 400, ABOVE, NOTHING));
        assertEquals(PENDING, step(pending, 401, ABOVE, ABOVE));
        assertEquals(400 * SECOND, pending.status.sinceNanos());
        assertEquals(PENDING, step(pending, 459, ABOVE, ABOVE));
        assertEquals(FIRING, step(pending, 460, ABOVE, ABOVE));
        Watched inactive = state(RULE);
        assertEquals(INACTIVE, step(inactive, 400, ABOVE, NOTHING));
    }

    @Test
    void whenTheLongWindowIsEmptyTooTheRuleIsOff() {
        Watched rule = state(RULE.withKeepFiring(Duration.ofHours(9)));
        step(rule, 0, ABOVE, ABOVE);
        assertEquals(INACTIVE, step(rule, 4_000, NOTHING, NOTHING));
    }

    @Test
    void aMinimumOfEventsKeepsAFewErrorsFromFiring() {
        Watched few = state(RULE.withMinimumEvents(10_001));
        assertEquals(INACTIVE, step(few, 0, ABOVE, ABOVE));
        assertEquals(FIRING, step(few, 1, new WindowCounts(9_801, 200, 1), ABOVE));
        Watched bad = state(RULE.withMinimumBadEvents(146));
        assertEquals(INACTIVE, step(bad, 0, ABOVE, ABOVE));
        assertEquals(FIRING, step(bad, 1, new WindowCounts(9_854, 146, 1), ABOVE));
    }
}
