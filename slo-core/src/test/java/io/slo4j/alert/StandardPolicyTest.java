package io.slo4j.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Objective;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the standard rules do at a constant error ratio, for any period and objective: in closed form. */
class StandardPolicyTest {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final List<Duration> PERIODS = Stream.concat(
                    Stream.of(Duration.ofHours(1)),
                    Stream.of(1, 2, 3, 7, 14, 28, 29, 30, 31, 90, 91, 92, 365, 366)
                            .map(Duration::ofDays))
            .toList();
    private static final List<String> OBJECTIVES = List.of("50%", "90%", "99%", "99.9%", "99.99%", "99.999%");

    static Stream<Arguments> periodsAndObjectives() {
        return PERIODS.stream()
                .flatMap(period -> OBJECTIVES.stream().map(objective -> Arguments.of(period, objective)));
    }

    private static List<AlertRule> rules(Duration period, String objective) {
        return AlertPolicy.standard().rulesFor(period, budget(objective));
    }

    private static BigDecimal budget(String objective) {
        return Objective.parse(objective).exactErrorBudget();
    }

    private static List<String> names(Duration period, String objective) {
        return rules(period, objective).stream()
                .map(rule -> rule.severity() + " " + rule.name())
                .toList();
    }

    private static Stream<ConstantFault> faults(Duration period, String objective, double... burnRates) {
        BigDecimal budget = budget(objective);
        return Arrays.stream(burnRates)
                .mapToObj(burnRate -> BigDecimal.valueOf(burnRate).multiply(budget))
                .filter(ratio -> ratio.compareTo(BigDecimal.ONE) <= 0)
                .map(ratio -> ConstantFault.of(ratio, budget, period));
    }

    private static Optional<Duration> told(List<AlertRule> rules, ConstantFault fault) {
        return rules.stream()
                .flatMap(rule -> rule.detectionOf(fault).stream())
                .map(FaultDetection::firesAfterColdStart)
                .min(Duration::compareTo);
    }

    private static Duration pagesInAnOutage(Duration period, String objective) {
        List<AlertRule> pages = rules(period, objective).stream()
                .filter(rule -> rule.severity() == Severity.PAGE)
                .toList();
        return told(pages, ConstantFault.of(BigDecimal.ONE, budget(objective), period))
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("periodsAndObjectives")
    void aBurnRateOfAtMostOneNeverFiresAnything(Duration period, String objective) {
        faults(period, objective, 0.01, 0.3, 0.65, 0.9, 0.999_999, 1)
                .forEach(fault -> assertEquals(Optional.empty(), told(rules(period, objective), fault)));
    }

    @ParameterizedTest
    @MethodSource("periodsAndObjectives")
    void aBurnRateOfAtLeast1Point3IsReportedBeforeHalfOfTheBudgetIsGone(Duration period, String objective) {
        faults(period, objective, 1.3, 1.5, 1.9, 2, 2.8, 3, 5, 6, 10, 14.4, 20, 50, 100, 500, 1_000)
                .forEach(fault -> {
                    Duration after = told(rules(period, objective), fault).orElseThrow();
                    assertTrue(fault.consumesIn(after) < 0.5, fault + " is told after " + after);
                });
    }

    @ParameterizedTest
    @MethodSource("periodsAndObjectives")
    void aTotalOutagePagesBeforeAThirdOfTheBudgetIsGone(Duration period, String objective) {
        Duration after = pagesInAnOutage(period, objective);
        ConstantFault outage = ConstantFault.of(BigDecimal.ONE, budget(objective), period);
        assertTrue(outage.consumesIn(after) < 1 / 3.0, objective + " over " + period + " pages after " + after);
    }

    @ParameterizedTest
    @MethodSource("periodsAndObjectives")
    void fromAWeekOnATotalOutagePagesNoLaterThanIn30Days(Duration period, String objective) {
        if (period.compareTo(Duration.ofDays(7)) >= 0) {
            Duration after = pagesInAnOutage(period, objective);
            assertTrue(after.compareTo(pagesInAnOutage(MONTH, objective)) <= 0, after + " over " + period);
        }
    }

    @ParameterizedTest
    @MethodSource("periodsAndObjectives")
    void noWindowIsLongerThanATenthOfThePeriodOrShorterThanSixtyTicks(Duration period, String objective) {
        rules(period, objective).stream()
                .flatMap(rule -> rule.windows().stream())
                .forEach(window -> {
                    assertTrue(window.multipliedBy(10).compareTo(period) <= 0, window + " of " + period);
                    assertTrue(window.compareTo(TICK.multipliedBy(60)) >= 0, window + " of " + period);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT1H   | 99.9%   | PAGE 3x 6m/1m, TICKET 1x 6m/1m",
                "PT24H  | 99.9%   | PAGE 3x 1h/5m, PAGE 3x 2h 24m/12m, TICKET 1x 2h 24m/12m",
                "PT72H  | 99.9%   | PAGE 3x 1h/5m, PAGE 3x 6h/30m, TICKET 1x 7h 12m/36m",
                "PT168H | 99.9%   | PAGE 3.36x 1h/5m, PAGE 3x 6h/30m, TICKET 1x 16h 48m/1h 24m",
                "PT672H | 99.9%   | PAGE 13.44x 1h/5m, PAGE 5.6x 6h/30m, TICKET 1x 2d 19h 12m/5h 36m",
                "PT2160H | 99.9%  | PAGE 14.4x 1h/5m, PAGE 6x 6h/30m, TICKET 1x 9d/18h",
                "PT8760H | 99%    | PAGE 14.4x 1h/5m, PAGE 6x 6h/30m, TICKET 1x 36d 12h/3d 1h",
                "PT720H | 90%     | PAGE 9x 1h/5m, PAGE 6x 6h/30m, TICKET 1x 3d/6h",
                "PT720H | 50%     | PAGE 1.8x 1h/5m, PAGE 1.8x 6h/30m, TICKET 1x 3d/6h",
                "PT720H | 5%      | PAGE 1.026x 1h/5m, PAGE 1.026x 6h/30m, TICKET 1x 3d/6h",
                "PT1M   | 99.9%   | PAGE 3x 1m/30s, TICKET 1x 1m/30s",
            })
    void theRulesFollowThePeriodAndTheObjective(Duration period, String objective, String rules) {
        assertEquals(rules, String.join(", ", names(period, objective)));
    }

    @ParameterizedTest
    @CsvSource({"90%, false", "99%, true", "99.9%, true", "99.99%, true", "99.999%, true"})
    void for30DaysTheyAreThePublishedOnesWhereTheseCanFire(String objective, boolean published) {
        List<AlertRule> standard = AlertPolicy.standard().observedOnly().rulesFor(MONTH, budget(objective));
        List<AlertRule> workbook = AlertPolicy.workbook().rulesFor(MONTH, budget("99.9%"));
        assertEquals(published, standard.equals(workbook));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT720H | 99.9%   | 3 | 4m 30s | 5m",
                "PT24H  | 99.99%  | 2 | 4m 30s | 5m",
                "PT24H  | 99.999% | 1 | 4m 30s | 5m",
                "PT1H   | 99%     | 3 | 54s    | 54s",
                "PT8760H | 99%    | 3 | 4m 30s | 5m",
            })
    void theyAskForMoreThanChanceAndLetGoAtHalf(
            Duration period, String objective, int ticks, String fast, String others) {
        for (AlertRule rule : rules(period, objective)) {
            BurnRateRule burn = (BurnRateRule) rule;
            assertEquals(rule.severity() == Severity.PAGE ? 1e-4 : 1e-3, burn.significance());
            assertEquals(ticks, burn.minimumBadTicks());
            assertEquals(0.5, burn.resolveBelow());
            assertEquals(rule.name().endsWith("1h/5m") ? fast : others, Durations.text(rule.keepFiring()));
            assertEquals(Duration.ZERO, rule.hold());
        }
    }

    @Test
    void aPolicySaysOfAllItsRulesWhatOneCanSayOfOne() {
        AlertPolicy policy = AlertPolicy.of(
                        BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5)),
                        LatencyRule.above(Severity.PAGE, 0.95, Duration.ofMillis(200), Duration.ofMinutes(5)),
                        TrafficRule.silence(Severity.TICKET, Duration.ofMinutes(10)))
                .withHold(Duration.ofMinutes(1))
                .withKeepFiring(Duration.ofMinutes(2))
                .withSignificance(0.01)
                .withMinimumBadEvents(5)
                .withResolveBelow(0.25)
                .and(BudgetRule.exhausted(Severity.PAGE));
        assertEquals(
                List.of(
                        "page: burn rate above 14.4 in 1h and 5m, at least 5 bad events, by chance below 0.01, until below"
                                + " 25%, hold 1m, keep firing 2m",
                        "page: p95 above 200ms in 5m, by chance below 0.01, hold 1m, keep firing 2m",
                        "ticket: no events in 10m, hold 1m, keep firing 2m",
                        "page: budget exhausted, hold 1m, keep firing 2m"),
                policy.rulesFor(MONTH, budget("99.9%")).stream()
                        .map(AlertRule::text)
                        .toList());
        assertEquals(
                "PAGE \"14.4x 1h/5m\", PAGE \"p95 above 200ms in 5m\", TICKET \"no events in 10m\", PAGE \"budget"
                        + " exhausted\", hold 1m, keep firing 2m, by chance below 0.01, at least 5 bad events, until below 25%",
                policy.toString());
        assertNotEquals(policy, policy.withSignificance(0.02));
        assertEquals(policy, policy.withSignificance(0.02).withSignificance(0.01));
    }

    @Test
    void whatAPolicySaysOfAllItsRulesIsChecked() {
        AlertPolicy policy = AlertPolicy.standard();
        assertRefused("hold must be zero or more, but was PT-1S", () -> policy.withHold(Duration.ofSeconds(-1)));
        assertRefused(
                "keep firing must be zero or more, but was PT-1S", () -> policy.withKeepFiring(Duration.ofSeconds(-1)));
        for (double none : new double[] {0, -1, 1.5, Double.NaN}) {
            assertRefused(
                    "significance must be above 0 and at most 1, but was " + none, () -> policy.withSignificance(none));
            assertRefused(
                    "resolve below must be above 0 and at most 1, but was " + none,
                    () -> policy.withResolveBelow(none));
        }
        assertRefused("minimum bad events must be 0 or more, but was -1", () -> policy.withMinimumBadEvents(-1));
        BurnRateRule rule = BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5));
        assertRefused("minimum bad ticks must be 0 to 3, but was 4", () -> rule.withMinimumBadTicks(4));
        assertRefused("minimum bad ticks must be 0 to 3, but was -1", () -> rule.withMinimumBadTicks(-1));
    }

    private static void assertRefused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    /** What the closed form leaves out: how much traffic it takes for a burn rate to be more than chance. */
    @Test
    void theClosedFormSaysFromWhichTrafficOnItHolds() {
        ConstantFault outage = ConstantFault.of(BigDecimal.ONE, budget("99.9%"), MONTH);
        List<Double> perHour = rules(MONTH, "99.9%").stream()
                .map(rule -> rule.detectionOf(outage).orElseThrow().leastTraffic() * 3_600)
                .toList();
        /* 5 bad events of 315, 8 of 1,212 and 1,091 of 991,818. */
        assertEquals(5 / (1.1 * 0.0144), perHour.get(0), 1e-9);
        assertEquals(8 / (1.1 * 0.006) / 6, perHour.get(1), 1e-9);
        assertEquals(1_091 / (1.1 * 0.001) / 72, perHour.get(2), 1e-9);
        BurnRateRule plain = BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5));
        assertEquals(0, leastTraffic(plain, outage));
        assertEquals(2, leastTraffic(plain.withMinimumEvents(7_200), outage));
        assertEquals(3 / (1.1 * 0.0144) / 3_600, leastTraffic(plain.withMinimumBadTicks(3), outage), 1e-12);
        ConstantFault barelyMore = ConstantFault.of(new BigDecimal("0.0144000001"), budget("99.9%"), MONTH);
        assertEquals(5 / 0.0144 / 3_600, leastTraffic(plain.withSignificance(1e-4), barelyMore), 1e-6);
    }

    private static double leastTraffic(BurnRateRule rule, ConstantFault fault) {
        return rule.detectionOf(fault).orElseThrow().leastTraffic();
    }

    @Test
    void rulesOfOnesOwnStandBesideThem() {
        AlertPolicy policy = AlertPolicy.standard().and(BudgetRule.exhausted(Severity.PAGE));
        assertEquals(
                List.of("3x 6m/1m", "1x 6m/1m", "budget exhausted"),
                policy.rulesFor(Duration.ofHours(1), budget("99%")).stream()
                        .map(AlertRule::name)
                        .toList());
        assertEquals("standard rules, PAGE \"budget exhausted\"", policy.toString());
        assertEquals(
                "standard rules, by what was observed only",
                AlertPolicy.standard().observedOnly().toString());
        assertNotEquals(AlertPolicy.workbook(), AlertPolicy.standard());
        assertEquals(AlertPolicy.standard().and(), AlertPolicy.standard());
    }
}
