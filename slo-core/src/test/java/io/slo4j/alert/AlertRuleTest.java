package io.slo4j.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What rules of all kinds have in common, and where each kind's condition begins to hold. */
class AlertRuleTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final BurnRateRule BURN = BurnRateRule.of(Severity.PAGE, 14.4, HOUR, FIVE_MINUTES);
    private static final LatencyRule LATENCY =
            LatencyRule.above(Severity.PAGE, 0.95, Duration.ofMillis(200), FIVE_MINUTES);

    static Stream<AlertRule> rules() {
        return Stream.of(
                BURN, LATENCY, BudgetRule.below(Severity.PAGE, 0.1), TrafficRule.below(Severity.PAGE, 5, FIVE_MINUTES));
    }

    private static void assertRefused(String message, Executable what) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, what).getMessage());
    }

    private static List<Object> common(AlertRule rule) {
        return List.of(rule.severity(), rule.hold(), rule.keepFiring(), rule.name(), rule.windows());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void eachRefinementChangesOneThing(AlertRule rule) {
        AlertRule refined = rule.withHold(Duration.ofMinutes(2))
                .withKeepFiring(Duration.ofMinutes(3))
                .withName("mine");
        assertEquals(
                List.of(Severity.PAGE, Duration.ofMinutes(2), Duration.ofMinutes(3), "mine", rule.windows()),
                common(refined));
        assertEquals(rule.getClass(), refined.getClass());
        assertEquals(
                rule,
                refined.withHold(rule.hold()).withKeepFiring(rule.keepFiring()).withName(rule.name()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void noRuleHasATimeBelowZeroOrABlankName(AlertRule rule) {
        assertRefused("hold must be zero or more, but was PT-1S", () -> rule.withHold(Duration.ofSeconds(-1)));
        assertRefused(
                "keep firing must be zero or more, but was PT-1S", () -> rule.withKeepFiring(Duration.ofSeconds(-1)));
        assertRefused("rule name must not be blank, but was \" \"", () -> rule.withName(" "));
    }

    @Test
    void minimumsAreCounts() {
        assertRefused("minimum events must be 0 or more, but was -1", () -> BURN.withMinimumEvents(-1));
        assertRefused("minimum bad events must be 0 or more, but was -1", () -> BURN.withMinimumBadEvents(-1));
        assertRefused("minimum events must be 0 or more, but was -1", () -> LATENCY.withMinimumEvents(-1));
        assertEquals(0, BURN.withMinimumEvents(0).minimumEvents());
    }

    @Test
    void windowsAreLongestFirstAndABudgetRuleHasNone() {
        assertEquals(
                List.of(List.of(HOUR, FIVE_MINUTES), List.of(FIVE_MINUTES), List.of(), List.of(FIVE_MINUTES)),
                rules().map(AlertRule::windows).toList());
    }

    @Test
    void aWindowMayBeAsLongAsThePeriodAndNoLonger() {
        BigDecimal budget = new BigDecimal("0.001");
        BURN.checkLimits(HOUR, budget);
        LATENCY.checkLimits(FIVE_MINUTES, budget);
        TrafficRule.silence(Severity.PAGE, HOUR).checkLimits(HOUR, budget);
        Duration shorter = HOUR.minusSeconds(1);
        assertRefused(
                "long window of rule \"14.4x 1h/5m\" must be at most the period of 59m 59s, but was 1h",
                () -> BURN.checkLimits(shorter, budget));
        assertRefused(
                "window of rule \"p95 above 200ms in 5m\" must be at most the period of 4m, but was 5m",
                () -> LATENCY.checkLimits(Duration.ofMinutes(4), budget));
        assertRefused(
                "window of rule \"no events in 1h\" must be at most the period of 59m 59s, but was 1h",
                () -> TrafficRule.silence(Severity.PAGE, HOUR).checkLimits(shorter, budget));
    }

    @Test
    void aBurnRateThatNeedsMoreThanAllEventsToFailIsRefusedAndOneThatNeedsAllOfThemToo() {
        BurnRateRule ten = BurnRateRule.of(Severity.PAGE, 10, HOUR, FIVE_MINUTES);
        ten.checkLimits(MONTH, new BigDecimal("0.0999"));
        assertRefused(
                "factor x error budget of rule \"10x 1h/5m\" must be below 1, or it can never fire, but was 10 x 0.1 = 1",
                () -> ten.checkLimits(MONTH, new BigDecimal("0.1")));
    }

    @Test
    void factorsAndShares() {
        for (double factor : new double[] {0, -1, Double.NaN}) {
            assertRefused(
                    "factor must be above 0, but was " + factor,
                    () -> BurnRateRule.of(Severity.PAGE, factor, HOUR, FIVE_MINUTES));
        }
        assertRefused(
                "factor must be a finite number, but was Infinity",
                () -> BurnRateRule.of(Severity.PAGE, Double.POSITIVE_INFINITY, HOUR, FIVE_MINUTES));
        assertRefused(
                "factor must be above 0, but was 0",
                () -> new BurnRateRule(
                        Severity.PAGE,
                        BigDecimal.ZERO,
                        HOUR,
                        FIVE_MINUTES,
                        Duration.ZERO,
                        Duration.ZERO,
                        Sufficiency.ANYTHING,
                        1,
                        "x"));
        for (double share : new double[] {0, 1, Double.NaN}) {
            assertRefused(
                    "budget share must be above 0 and below 1, but was " + share,
                    () -> BurnRateRule.ofBudgetShare(Severity.PAGE, share, MONTH, HOUR, FIVE_MINUTES));
            assertRefused(
                    "share of the budget must be above 0 and below 1, but was " + share,
                    () -> BudgetRule.below(Severity.PAGE, share));
        }
        assertRefused(
                "share of the budget must be 0 or more and below 1, but was 1.0",
                () -> new BudgetRule(Severity.PAGE, 1, Duration.ZERO, Duration.ZERO, "x"));
        assertEquals(BURN, BurnRateRule.ofBudgetShare(Severity.PAGE, 0.02, MONTH, HOUR, FIVE_MINUTES));
        BurnRateRule twenty = BurnRateRule.ofBudgetShare(Severity.PAGE, 0.5, Duration.ofHours(40), HOUR, FIVE_MINUTES);
        assertEquals("20", twenty.factor().toString());
    }

    @Test
    void quantilesAndRates() {
        for (double quantile : new double[] {0, 1, Double.NaN}) {
            assertRefused(
                    "quantile must be above 0 and below 1, but was " + quantile,
                    () -> new LatencyRule(
                            Severity.PAGE, quantile, HOUR, HOUR, Duration.ZERO, Duration.ZERO, 0, 1, "x"));
        }
        for (double rate : new double[] {0, -1, Double.NaN}) {
            assertRefused("rate must be above 0, but was " + rate, () -> traffic(TrafficRule.Bound.BELOW, rate));
        }
        assertRefused(
                "rate must be a finite number, but was Infinity",
                () -> traffic(TrafficRule.Bound.BELOW, Double.POSITIVE_INFINITY));
        assertRefused("rate must be 0 for silence, but was 1.0", () -> traffic(TrafficRule.Bound.SILENCE, 1));
        assertEquals(0.05, LATENCY.shareAllowed());
    }

    private static TrafficRule traffic(TrafficRule.Bound bound, double rate) {
        return new TrafficRule(Severity.PAGE, bound, rate, HOUR, Duration.ZERO, Duration.ZERO, "x");
    }
}
