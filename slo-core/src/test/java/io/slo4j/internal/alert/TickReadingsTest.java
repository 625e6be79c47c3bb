package io.slo4j.internal.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.internal.budget.BudgetAccount;
import io.slo4j.internal.count.Bracket;
import io.slo4j.internal.count.History;
import io.slo4j.internal.count.PastTotals;
import io.slo4j.internal.count.TickWindows;
import io.slo4j.internal.count.Timeline;
import io.slo4j.internal.count.TimelineView;
import io.slo4j.internal.count.Totals;
import io.slo4j.internal.count.WindowStarts;
import io.slo4j.internal.latency.LatencyHistory;
import io.slo4j.latency.LatencyRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In one tick each window of an SLO is looked up once, whatever asks for it. */
class TickReadingsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PERIOD = Duration.ofHours(6);
    private static final List<Duration> WINDOWS = List.of(FIVE_MINUTES, HALF_HOUR, HOUR, PERIOD);

    /** Nine rules over four windows, of which one is as long as the period. */
    private static final List<AlertRule> RULES = List.of(
            BurnRateRule.of(Severity.PAGE, 2, HOUR, FIVE_MINUTES),
            BurnRateRule.of(Severity.PAGE, 1.5, HOUR, HALF_HOUR),
            BurnRateRule.of(Severity.TICKET, 20, PERIOD, FIVE_MINUTES),
            BudgetRule.below(Severity.TICKET, 0.9),
            BudgetRule.exhausted(Severity.PAGE),
            TrafficRule.above(Severity.TICKET, 5, FIVE_MINUTES),
            TrafficRule.silence(Severity.TICKET, HOUR),
            LatencyRule.above(Severity.TICKET, 0.9, Duration.ofMillis(200), FIVE_MINUTES),
            LatencyRule.above(Severity.PAGE, 0.5, Duration.ofMillis(200), HALF_HOUR));

    private final Timeline timeline = new Timeline(SECOND, PERIOD.toNanos());
    private final WindowStarts starts = new WindowStarts();
    private final History history = new History(timeline, 0, new Totals());
    private final Counted past = new Counted();
    private final LatencyHistory latency = new LatencyHistory(LatencyRange.DEFAULT, 0, PERIOD.toNanos());
    private final BudgetAccount account = BudgetAccount.rolling(0.01, history, null, PERIOD);
    private final TickWindows windows = new TickWindows(
            past, starts, WINDOWS.stream().mapToLong(Duration::toNanos).toArray());
    private final TickReadings readings = new TickReadings(WINDOWS, windows, windows, HOUR, latency, account, 0.01);
    private final List<RuleEvaluator> evaluators;
    private long now;

    /** The totals of the past, and how often they were asked for. */
    private final class Counted implements PastTotals {
        int lookups;

        @Override
        public long goodAt(int slot) {
            lookups++;
            return history.goodAt(slot);
        }

        @Override
        public long badAt(int slot) {
            return history.badAt(slot);
        }

        @Override
        public Bracket around(TimelineView view, long instantNanos, long nowNanos, long goodNow, long badNow) {
            return history.around(view, instantNanos, nowNanos, goodNow, badNow);
        }

        @Override
        public long startNanos() {
            return history.startNanos();
        }
    }

    TickReadingsTest() {
        account.follow(windows);
        RuleInputs inputs = new RuleInputs(WINDOWS, new BigDecimal("0.01"), false);
        evaluators = RULES.stream().map(rule -> new RuleEvaluator(rule, inputs)).toList();
    }

    private void tick(long good, long bad) {
        now += SECOND;
        history.totals().good(good);
        history.totals().bad(bad);
        for (int i = 0; i < good + bad; i++) {
            latency.record(Duration.ofMillis(250).toNanos());
        }
        long goodNow = history.totals().goodEvents();
        long badNow = history.totals().badEvents();
        starts.move(timeline.view(), now);
        int slot = timeline.claim(now);
        if (slot >= 0) {
            history.checkpoint(slot, goodNow, badNow);
            timeline.publish(now, slot);
        }
        latency.tick(now);
        readings.begin(now, goodNow, badNow, goodNow, badNow, false);
    }

    /** Everything that a tick may ask when all rules fire, and more than once. */
    private List<AlertState> askEverything() {
        List<AlertState> states = new ArrayList<>();
        for (RuleEvaluator evaluator : evaluators) {
            evaluator.step(readings);
            states.add(evaluator.status().state());
            assertEquals(evaluator.evidence(readings), evaluator.evidence(readings));
            readings.remaining();
            readings.budget();
        }
        return states;
    }

    @Test
    void eachWindowIsLookedUpOnceATickWhateverNumberOfRulesAndAlertsUseIt() {
        for (int second = 1; second <= 1_000; second++) {
            tick(second <= 900 ? 10 : 0, second <= 900 ? 0 : 10);
            int before = past.lookups;
            askEverything();
            int lookups = past.lookups - before;
            assertTrue(lookups <= WINDOWS.size(), lookups + " lookups in second " + second);
            if (second == 1) {
                assertEquals(WINDOWS.size(), lookups);
            }
        }
        assertEquals(
                List.of("PAGE 2x 1h/5m", "PAGE 1.5x 1h/30m"),
                evaluators.stream()
                        .filter(evaluator -> evaluator.status().state() == AlertState.FIRING)
                        .map(evaluator -> evaluator.rule().severity() + " "
                                + evaluator.rule().name())
                        .limit(2)
                        .toList());
    }

    @Test
    void aWindowWhoseBeginningHasNotMovedIsNotLookedUpAgain() {
        for (int second = 1; second <= 3_000; second++) {
            tick(1, 0);
            askEverything();
        }
        int before = past.lookups;
        for (int second = 1; second <= 60; second++) {
            tick(1, 0);
            askEverything();
        }
        /* Only the window of five minutes begins at another checkpoint in most seconds. */
        assertTrue(past.lookups - before <= 60 + 60 / 2, past.lookups - before + " lookups");
    }

    @Test
    void aTickAsksForTheLongWindowOfABurnRateRuleOnlyWhereSomethingBadHasCome() {
        RuleEvaluator quiet = new RuleEvaluator(RULES.get(0), new RuleInputs(WINDOWS, new BigDecimal("0.01"), false));
        tick(10, 0);
        quiet.step(readings);
        assertEquals(0, past.lookups, "nothing bad has come");
        tick(999, 1);
        quiet.step(readings);
        assertEquals(1, past.lookups);
    }

    @Test
    void theBudgetIsReadOnceATick() {
        tick(9, 1);
        assertSame(readings.budget(), readings.budget());
        assertEquals(readings.budget().remaining(), readings.remaining());
        double before = readings.remaining();
        tick(0, 9);
        assertTrue(readings.remaining() < before);
        assertEquals(readings.budget().remaining(), readings.remaining());
    }
}
