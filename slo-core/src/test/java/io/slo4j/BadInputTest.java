package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.time.VirtualClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
    private static final String OBJECTIVE =
            "objective must be a ratio above 0 and below 1, such as 0.999, or a percentage"
                    + " above 0% and below 100%, such as \"99.9%\", but was ";

    private final SloRegistry slos =
            SloRegistry.builder().clock(VirtualClock.at(Instant.EPOCH)).build();
    private final SloBuilder builder = Slo.builder("checkout").objective("99.9%");

    private static void assertRefused(String message, Executable what) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, what).getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 99.9, -0.5, Double.NaN, Double.POSITIVE_INFINITY})
    void objectivesOutOfRange(double ratio) {
        assertRefused(OBJECTIVE + ratio, () -> builder.objective(ratio));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "100 %", "0%", "0", "1", "99.9", "abc", "", "99,9%", "-1%", "1000%", "99.9%%"})
    void objectivesThatAreNone(String text) {
        assertRefused(OBJECTIVE + '"' + text + '"', () -> builder.objective(text));
    }

    @ParameterizedTest
    @CsvSource({"99.9%, 0.001", "0.999, 0.001", "99.95 %, 0.0005", "99%, 0.01", "50%, 0.5", "99.999%, 0.00001"})
    void objectivesThatAreGoodHaveTheirBudgetExactly(String text, double budget) {
        assertEquals(budget, Objective.parse(text).errorBudget());
        assertEquals(budget, Objective.of(Objective.parse(text).ratio()).errorBudget());
    }

    @Test
    void aMissingObjective() {
        assertEquals(
                "objective must be set before SLO \"none\" is registered",
                assertThrows(
                                IllegalStateException.class,
                                () -> Slo.builder("none").register(slos))
                        .getMessage());
    }

    @Test
    void durationsThatAreNotAboveZero() {
        assertRefused(
                "latency threshold must be above zero, but was PT0S", () -> builder.latencyThreshold(Duration.ZERO));
        assertRefused(
                "latency threshold must be above zero, but was PT-0.001S",
                () -> builder.latencyThreshold(Duration.ofMillis(-1)));
        assertRefused("period must be above zero, but was PT0S", () -> SloPeriod.rolling(Duration.ZERO));
        assertRefused(
                "window must be above zero, but was PT0S",
                () -> builder.windows(Duration.ZERO).register(slos));
        assertRefused(
                "tick must be 10 ms to 1 minute, but was 9ms",
                () -> SloRegistry.builder().tick(Duration.ofMillis(9)));
    }

    @Test
    void windowsLongerThanThePeriod() {
        assertRefused(
                "window must be at most the period of 30d, but was 31d",
                () -> Slo.builder("wide")
                        .objective("99.9%")
                        .windows(Duration.ofDays(31))
                        .register(slos));
        assertRefused(
                "long window of rule \"0.02x 3d/6h\" must be at most the period of 1d, but was 3d;"
                        + " AlertPolicy.standard() fits any period and objective",
                () -> Slo.builder("daily")
                        .objective("99.9%")
                        .period(SloPeriod.rolling(Duration.ofDays(1)))
                        .alerts(AlertPolicy.of(
                                BurnRateRule.of(Severity.TICKET, 0.02, Duration.ofDays(3), Duration.ofHours(6))))
                        .register(slos));
        Slo slo = builder.register(slos);
        assertRefused(
                "window must be at most the period of 30d, but was 31d",
                () -> slo.window(Duration.ofDays(31)).errorRatio());
        assertRefused(
                "window must be above zero, but was PT-1S",
                () -> slo.window(Duration.ofSeconds(-1)).burnRate());
        assertRefused(
                "points must be 2 to 10000, but was 1", () -> slo.past(Duration.ofMinutes(5), Duration.ofHours(1), 1));
    }

    @Test
    void windowsShorterThanATick() {
        Duration half = Duration.ofMillis(500);
        Duration second = Duration.ofSeconds(1);
        assertRefused(
                "window of rule \"no events in 500ms\" must be at least the registry's tick of 1s, but was 500ms",
                () -> alerting(TrafficRule.silence(Severity.PAGE, half)).register(slos));
        assertRefused(
                "window of rule \"2x 1s/500ms\" must be at least the registry's tick of 1s, but was 500ms",
                () -> alerting(BurnRateRule.of(Severity.PAGE, 2, second, half)).register(slos));
        assertRefused(
                "window of rule \"p95 above 200ms in 500ms\" must be at least the registry's tick of 1s, but was 500ms",
                () -> alerting(LatencyRule.above(Severity.PAGE, 0.95, Duration.ofMillis(200), half))
                        .trackLatency()
                        .register(slos));
        assertRefused(
                "window of rule \"no events in 500ms\" must be at least the registry's tick of 1s, but was 500ms",
                () -> alerting(TrafficRule.silence(Severity.PAGE, half))
                        .groupBy("route")
                        .register(slos));
        assertRefused(
                "window must be at least the registry's tick of 1s, but was 500ms",
                () -> builder.windows(half).register(slos));
        SloRegistry fast = SloRegistry.builder()
                .clock(VirtualClock.at(Instant.EPOCH))
                .tick(half)
                .build();
        Slo slo = alerting(TrafficRule.silence(Severity.PAGE, half)).register(fast);
        assertEquals(List.of(half), slo.definition().windows());
    }

    private static SloBuilder alerting(AlertRule rule) {
        return Slo.builder("quick").objective("99.9%").alerts(AlertPolicy.of(rule));
    }

    @Test
    void aNameThatIsTakenOrNone() {
        builder.register(slos);
        assertRefused(
                "SLO name must be unused in its registry, but was \"checkout\"",
                () -> Slo.builder("checkout").objective("99%").register(slos));
        assertRefused("SLO name must not be blank, but was \" \"", () -> Slo.builder(" "));
    }

    @Test
    void rulesThatCanNeverFire() {
        assertRefused(
                "factor x error budget of rule \"14.4x 1h/5m\" must be below 1, or it can never fire,"
                        + " but was 14.4 x 0.1 = 1.44; AlertPolicy.standard() fits any period and objective",
                () -> Slo.builder("loose")
                        .objective("90%")
                        .alerts(AlertPolicy.workbook())
                        .register(slos));
    }

    @Test
    void rulesThatContradictThemselves() {
        assertRefused(
                "short window must be shorter than the long window of 5m, but was 5m",
                () -> BurnRateRule.of(Severity.PAGE, 2, Duration.ofMinutes(5), Duration.ofMinutes(5)));
        assertRefused(
                "factor must be above 0, but was 0.0",
                () -> BurnRateRule.of(Severity.PAGE, 0, Duration.ofHours(1), Duration.ofMinutes(5)));
        assertRefused(
                "hold must be zero or more, but was PT-1S",
                () -> BurnRateRule.of(Severity.PAGE, 2, Duration.ofHours(1), Duration.ofMinutes(5))
                        .withHold(Duration.ofSeconds(-1)));
        assertRefused(
                "minimum events must be 0 or more, but was -1",
                () -> BurnRateRule.of(Severity.PAGE, 2, Duration.ofHours(1), Duration.ofMinutes(5))
                        .withMinimumEvents(-1));
        assertRefused(
                "rule name must not be blank, but was \"\"",
                () -> BurnRateRule.of(Severity.PAGE, 2, Duration.ofHours(1), Duration.ofMinutes(5))
                        .withName(""));
        BurnRateRule rule = BurnRateRule.of(Severity.PAGE, 2, Duration.ofHours(1), Duration.ofMinutes(5));
        assertRefused("rules must differ, but there were two of PAGE \"2x 1h/5m\"", () -> AlertPolicy.of(rule, rule));
        assertRefused(
                "budget share must be above 0 and below 1, but was 2.0",
                () -> BurnRateRule.ofBudgetShare(
                        Severity.PAGE, 2, Duration.ofDays(30), Duration.ofHours(1), Duration.ofMinutes(5)));
    }

    @Test
    void sharesOfTheBudgetThatContradictThemselves() {
        Duration hour = Duration.ofHours(1);
        Duration minutes = Duration.ofMinutes(5);
        for (double share : new double[] {0, -1, 1, 2, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRefused(
                    "budget share must be above 0 and below 1, but was " + share,
                    () -> new AlertPolicy.Share(Severity.PAGE, share, hour, minutes));
        }
        assertRefused(
                "short window must be shorter than the long window of 5m, but was 1h",
                () -> new AlertPolicy.Share(Severity.PAGE, 0.1, minutes, hour));
        assertRefused(
                "short window must be above zero, but was PT0S",
                () -> new AlertPolicy.Share(Severity.PAGE, 0.1, hour, Duration.ZERO));
    }

    @Test
    void aQuantileOfAnObjectiveIsCalledOne() {
        assertRefused(
                "quantile must be above 0 and below 1, but was 99.0",
                () -> Slo.builder("fast").latencyPercentile(99, Duration.ofMillis(300)));
    }

    @Test
    void labelsWithoutAKey() {
        assertRefused("label key must not be blank, but was \"\"", () -> builder.label("", "payments"));
        assertRefused("annotation key must not be blank, but was \" \"", () -> builder.annotation(" ", "x"));
        assertRefused("label key must not be blank, but was \"\"", () -> builder.groupBy(""));
    }

    @Test
    void listenersThatCouldNeverBeCalled() {
        Slo slo = builder.register(slos);
        assertEquals(
                "budget policy of SLO \"checkout\" must be set (budgetPolicy() on its builder), but was not",
                assertThrows(
                                IllegalStateException.class,
                                () -> slo.errorBudget().onLevel(change -> {}))
                        .getMessage());
        assertRefused(
                "SLO name to match must be that of SLO \"checkout\", which is subscribed to, but was \"search\"",
                () -> slo.subscribe(AlertSubscription.to(alert -> {}).slo("search")));
        slo.subscribe(AlertSubscription.to(alert -> {}).slo("check*")).close();
    }

    @Test
    void rulesOfOtherKindsThatMakeNoSense() {
        assertRefused(
                "share of the budget must be above 0 and below 1, but was 0.0",
                () -> BudgetRule.below(Severity.PAGE, 0));
        assertRefused(
                "quantile must be above 0 and below 1, but was 95.0",
                () -> LatencyRule.above(Severity.PAGE, 95, Duration.ofMillis(200), Duration.ofMinutes(5)));
        assertRefused(
                "latency threshold must be above zero, but was PT0S",
                () -> LatencyRule.above(Severity.PAGE, 0.95, Duration.ZERO, Duration.ofMinutes(5)));
        assertRefused(
                "rate must be above 0, but was -1.0",
                () -> TrafficRule.below(Severity.TICKET, -1, Duration.ofMinutes(5)));
        assertRefused(
                "window must be above zero, but was PT0S", () -> TrafficRule.silence(Severity.TICKET, Duration.ZERO));
        assertRefused(
                "rules must differ, but there were two of PAGE \"budget exhausted\"",
                () -> AlertPolicy.of(BudgetRule.exhausted(Severity.PAGE))
                        .and(BudgetRule.exhausted(Severity.PAGE))
                        .rulesFor(Duration.ofDays(30), new BigDecimal("0.001")));
        assertRefused(
                "window of rule \"no events in 31d\" must be at most the period of 30d, but was 31d;"
                        + " AlertPolicy.standard() fits any period and objective",
                () -> builder.alerts(AlertPolicy.of(TrafficRule.silence(Severity.TICKET, Duration.ofDays(31))))
                        .register(slos));
    }

    @Test
    void latencyRulesThatCannotBeAnswered() {
        AlertPolicy tooSlow =
                AlertPolicy.of(LatencyRule.above(Severity.PAGE, 0.95, Duration.ofMinutes(1), Duration.ofMinutes(5)));
        assertRefused(
                "latency of SLO \"checkout\" must be tracked (trackLatency()) for rule \"p95 above 1m in 5m\","
                        + " but was not",
                () -> builder.alerts(tooSlow).register(slos));
        assertRefused(
                "threshold of rule \"p95 above 1m in 5m\" must be 1us up to but not including 1m, the range of tracked"
                        + " latency, or it can never fire, but was 1m",
                () -> builder.trackLatency().register(slos));
    }

    @Test
    void aClosedRegistry() {
        slos.close();
        assertEquals(
                "registry must be open to register an SLO, but was closed",
                assertThrows(IllegalStateException.class, () -> builder.register(slos))
                        .getMessage());
    }

    @Test
    @SuppressWarnings("NullAway")
    void senselessRecordsAreLeftOutCountedAndLoggedOnce() {
        Slo slo = builder.register(slos);
        Logged logged = new Logged("io.slo4j");
        try (logged) {
            slo.record(Duration.ofMillis(1), null);
            slo.record(1, null);
            slo.record(null, Outcome.GOOD);
            slo.good(-1);
            slo.bad(Long.MIN_VALUE);
        }
        assertEquals(
                List.of("SLO \"checkout\" left out a record: outcome must be GOOD, BAD or IGNORED, but was null"
                        + " (said once; how often it happens is said every hour)"),
                logged.messages());
        assertEquals(5, slo.status().rejected());
        assertEquals(0, slo.status().good());
        assertEquals(0, slo.status().bad());
    }
}
