package io.slo4j.internal.alert;

import static io.slo4j.alert.AlertState.FIRING;
import static io.slo4j.alert.AlertState.INACTIVE;
import static io.slo4j.alert.AlertState.PENDING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.alert.AlertState;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.internal.count.WindowCounts;
import io.slo4j.latency.LatencyStatus;
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
        return step(rule, second, inLong, inShort, SpentTicks.NONE);
    }

    private static AlertState step(
            Watched rule, long second, WindowCounts inLong, WindowCounts inShort, SpentTicks spent) {
        rule.state.step(new Shown(second * SECOND, inLong, inShort, spent));
        return rule.state.status().state();
    }

    /** A burn-rate rule that is shown the counts of its windows. */
    private static final class Watched {
        final RuleEvaluator state;

        Watched(BurnRateRule rule, boolean observedOnly) {
            state = new RuleEvaluator(
                    rule,
                    new RuleInputs(
                            List.of(rule.longWindow(), rule.shortWindow()), new BigDecimal("0.001"), observedOnly));
        }
    }

    /** What a tick with a bad event shows to a burn-rate rule. */
    private record Shown(long nanos, WindowCounts inLong, WindowCounts inShort, SpentTicks spentTicks)
            implements Readings {
        @Override
        public Sample now() {
            return new Sample(nanos, 0, 0);
        }

        @Override
        public boolean hasSpent() {
            return true;
        }

        @Override
        public boolean mayHaveLess() {
            return true;
        }

        @Override
        public boolean anySlower(Duration threshold) {
            return true;
        }

        @Override
        public long watchedSinceNanos() {
            return 0;
        }

        @Override
        public WindowCounts events(int window) {
            return window == 0 ? inLong : inShort;
        }

        @Override
        public WindowCounts budgeted(int window) {
            return events(window);
        }

        @Override
        public WindowCounts eventsWithin(int window) {
            return events(window);
        }

        @Override
        public WindowCounts budgetedWithin(int window) {
            return events(window);
        }

        @Override
        public boolean tracksLatency() {
            return false;
        }

        @Override
        public LatencyStatus latency(int window) {
            throw new AssertionError("no durations are kept");
        }

        @Override
        public double remaining() {
            throw new AssertionError("no budget is kept");
        }

        @Override
        public BudgetStatus budget() {
            throw new AssertionError("no budget is kept");
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
        assertEquals(60 * SECOND, rule.state.status().sinceNanos());
        assertEquals(120 * SECOND, rule.state.status().firedNanos());
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
        assertEquals(400 * SECOND, pending.state.status().sinceNanos());
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

    @Test
    void whatMayBeChanceDoesNotBeginToHold() {
        Watched rule = state(RULE.withSignificance(1e-4));
        WindowCounts twoOf36 = new WindowCounts(34, 2, 1);
        WindowCounts threeOf36 = new WindowCounts(33, 3, 1);
        assertEquals(INACTIVE, step(rule, 1, twoOf36, twoOf36));
        assertEquals(FIRING, step(rule, 2, threeOf36, threeOf36));
        assertEquals(FIRING, step(rule, 3, twoOf36, twoOf36));
    }

    @Test
    void burstsAreOneEventEach() {
        Watched rule = state(RULE.withMinimumBadTicks(3));
        SpentTicks two = SpentTicks.NONE.and(10 * SECOND).and(3_700 * SECOND);
        assertEquals(INACTIVE, step(rule, 3_700, ABOVE, ABOVE, two.and(3_700 * SECOND)));
        assertEquals(INACTIVE, step(rule, 3_701, ABOVE, ABOVE, two.and(3_701 * SECOND)));
        assertEquals(
                FIRING, step(rule, 3_702, ABOVE, ABOVE, two.and(3_701 * SECOND).and(3_702 * SECOND)));
    }

    @Test
    void letsGoBelowAShareOfTheFactor() {
        Watched rule = state(RULE.withResolveBelow(0.5));
        WindowCounts half = new WindowCounts(9_928, 72, 1);
        WindowCounts aboveHalf = new WindowCounts(9_927, 73, 1);
        assertEquals(INACTIVE, step(rule, 1, aboveHalf, aboveHalf));
        assertEquals(FIRING, step(rule, 2, ABOVE, ABOVE));
        assertEquals(FIRING, step(rule, 3, ABOVE, aboveHalf));
        assertEquals(INACTIVE, step(rule, 4, ABOVE, half));
        assertEquals(INACTIVE, step(rule, 5, aboveHalf, aboveHalf));
        assertEquals(FIRING, step(rule, 6, ABOVE, ABOVE));
        assertEquals(INACTIVE, step(rule, 7, half, ABOVE));
    }
}
