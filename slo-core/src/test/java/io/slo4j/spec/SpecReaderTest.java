package io.slo4j.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloDefinition;
import io.slo4j.SloPeriod;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.budget.RecurringMaintenance;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpecReaderTest {
    private final SpecReader reader = new SpecReader(SpecReaderTest.class.getClassLoader());

    private static SloSpec objective(@Nullable String objective) {
        return SloSpec.builder().objective(objective).build();
    }

    private static RuleSpec rule(
            @Nullable String severity, @Nullable String factor, @Nullable String latency, @Nullable String window) {
        return RuleSpec.builder()
                .severity(severity)
                .factor(factor)
                .longWindow(factor == null ? null : "1h")
                .shortWindow(factor == null ? null : "5m")
                .latency(latency)
                .window(window)
                .build();
    }

    private static SloSpec full() {
        return SloSpec.builder()
                .objective("99.5%")
                .period("calendar month (Europe/Berlin)")
                .latencyThreshold("300ms")
                .detectHanging("true")
                .trackLatency("true")
                .budgetingMethod("timeslices of 1m at 0.95")
                .budgetPolicy("standard")
                .good(List.of("java.io.IOException"))
                .bad(List.of("java.io.FileNotFoundException"))
                .ignored(List.of("java.util.concurrent.CancellationException"))
                .alerts("workbook")
                .rules(List.of(rule("ticket", null, "p95 above 200ms", "5m")))
                .hold("2m")
                .keepFiring("10m")
                .significance("0.001")
                .minimumBadEvents("5")
                .resolveBelow("0.5")
                .observedOnly("true")
                .maintenance(List.of("every Sunday 02:00-04:00 (UTC), silent"))
                .windows(List.of("10m"))
                .labels(Map.of("team", "payments"))
                .annotations(Map.of("note", "ask {team}"))
                .runbook("https://runbook")
                .dashboard("https://dashboard")
                .description("Card payments")
                .build();
    }

    @Test
    void aSpecMakesTheDefinitionThatABuilderMakes() {
        SloDefinition read =
                reader.define("objectives.checkout", "checkout", full()).orElseThrow();
        reader.requireNoMistakes();
        SloDefinition built = Slo.builder("checkout")
                .objective("99.5%")
                .period(SloPeriod.calendarMonth(ZoneId.of("Europe/Berlin")))
                .latencyThreshold(Duration.ofMillis(300))
                .detectHanging()
                .trackLatency()
                .budgetingMethod(io.slo4j.BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.95))
                .exception(FileNotFoundException.class, Outcome.BAD)
                .exception(IOException.class, Outcome.GOOD)
                .exception(java.util.concurrent.CancellationException.class, Outcome.IGNORED)
                .alerts(AlertPolicy.workbook()
                        .and(LatencyRule.above(Severity.TICKET, 0.95, Duration.ofMillis(200), Duration.ofMinutes(5)))
                        .withHold(Duration.ofMinutes(2))
                        .withKeepFiring(Duration.ofMinutes(10))
                        .withSignificance(0.001)
                        .withMinimumBadEvents(5)
                        .withResolveBelow(0.5)
                        .observedOnly())
                .budgetPolicy(BudgetPolicy.standard())
                .maintenance(RecurringMaintenance.parse("every Sunday 02:00-04:00 (UTC), silent"))
                .windows(Duration.ofMinutes(10))
                .label("team", "payments")
                .annotation("note", "ask {team}")
                .runbook("https://runbook")
                .dashboard("https://dashboard")
                .description("Card payments")
                .build();
        assertEquals(built.toString(), read.toString());
        assertEquals(built.rules(), read.rules());
        assertEquals(built, read);
    }

    @Test
    void whatIsLeftOutIsAsTheBuilderHasIt() {
        assertEquals(
                Slo.builder("checkout").objective("99.9%").build(),
                reader.define("", "checkout", objective("99.9%")).orElseThrow());
    }

    @Test
    void theStandardRulesAreJudgedByWhatWasObserved() {
        SloSpec spec = SloSpec.builder().objective("99.9%").observedOnly("true").build();

        assertEquals(
                Slo.builder("checkout")
                        .objective("99.9%")
                        .alerts(AlertPolicy.standard().observedOnly())
                        .build(),
                reader.define("", "checkout", spec).orElseThrow());
        reader.define(
                "a",
                "checkout",
                SloSpec.builder().objective("99.9%").observedOnly("yes").build());
        assertEquals(
                List.of("a.observedOnly: observedOnly must be true or false, but was \"yes\""),
                reader.mistakes().stream().map(SpecMistake::toString).toList());
    }

    @Test
    void aRuleIsReadInWords() {
        AlertRule rule = reader.rule("", rule("PAGE", "14.4", null, null), Duration.ofDays(30))
                .orElseThrow();
        assertEquals(BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5)), rule);
    }

    @Test
    void aRuleHasEverySettingOfItsKind() {
        RuleSpec spec = RuleSpec.builder()
                .severity("page")
                .budgetShare("2%")
                .longWindow("1h")
                .shortWindow("5m")
                .minimumEvents("100")
                .minimumBadEvents("5")
                .minimumBadTicks("3")
                .significance("0.0001")
                .resolveBelow("50%")
                .hold("2m")
                .keepFiring("10m")
                .name("fast")
                .build();
        assertEquals(
                Optional.of(BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5))
                        .withMinimumEvents(100)
                        .withMinimumBadEvents(5)
                        .withMinimumBadTicks(3)
                        .withSignificance(0.0001)
                        .withResolveBelow(0.5)
                        .withHold(Duration.ofMinutes(2))
                        .withKeepFiring(Duration.ofMinutes(10))
                        .withName("fast")),
                reader.rule("", spec, Duration.ofDays(30)));
        assertEquals(
                Optional.of(LatencyRule.above(Severity.TICKET, 0.95, Duration.ofMillis(200), Duration.ofMinutes(5))
                        .withMinimumEvents(100)
                        .withSignificance(0.01)),
                reader.rule(
                        "",
                        RuleSpec.builder()
                                .severity("ticket")
                                .latency("p95 above 200ms")
                                .window("5m")
                                .minimumEvents("100")
                                .significance("0.01")
                                .build(),
                        Duration.ofDays(30)));
    }

    @Test
    void settingsOfAnotherKindOfRuleAreRefused() {
        RuleSpecBuilder budget = RuleSpec.builder().severity("page").budget("exhausted");
        reader.rule("a", budget.significance("0.1").minimumBadTicks("2").build(), Duration.ofDays(30));
        assertEquals(
                List.of("a: a budget rule must not have longWindow or shortWindow or window or minimumEvents or"
                        + " significance or minimumBadEvents or minimumBadTicks or resolveBelow, but had"
                        + " significance and minimumBadTicks"),
                reader.mistakes().stream().map(SpecMistake::toString).toList());
    }

    @Test
    void aBudgetPolicyIsKnownByItsName() {
        BudgetPolicy strict = BudgetPolicy.standard().withHysteresis(0.05);
        reader.budgetPolicy("strict", strict);
        SloSpec spec = SloSpec.builder().objective("99%").budgetPolicy("strict").build();
        assertEquals(
                Slo.builder("a").objective("99%").budgetPolicy(strict).build(),
                reader.define("", "a", spec).orElseThrow());
        assertEquals(
                Slo.builder("a").objective("99%").build(),
                reader.define(
                                "",
                                "a",
                                SloSpec.builder()
                                        .objective("99%")
                                        .budgetPolicy("none")
                                        .build())
                        .orElseThrow());
    }

    @Test
    void whatIsNullIsLeftOut() {
        assertEquals(
                SloSpec.builder().objective("99%").build(),
                SloSpec.builder()
                        .objective("99%")
                        .period("7d")
                        .period(null)
                        .rules(null)
                        .labels(null)
                        .build());
        assertEquals(
                "RuleSpec{severity=page}",
                RuleSpec.builder().severity("page").name(null).build().toString());
    }

    @Test
    void everyMistakeIsSaidWithItsPath() {
        SloSpec wrong = SloSpec.builder()
                .objective("99.9")
                .period("a month")
                .latencyThreshold("300")
                .detectHanging("maybe")
                .trackLatency("yes")
                .budgetingMethod("slices")
                .budgetPolicy("strict")
                .good(List.of("java.io.IOException", "java.lang.String"))
                .bad(List.of("java.io.IOException"))
                .alerts("all")
                .rules(List.of(rule("mail", "fast", null, null), rule("page", null, null, "5m")))
                .hold("long")
                .significance("2")
                .windows(List.of("10m", "soon"))
                .labels(Map.of(" ", "x"))
                .build();
        assertEquals(
                List.of(),
                reader.define("objectives.checkout", "checkout", wrong).stream().toList());
        assertEquals(
                """
                objectives.checkout.objective: objective must be a ratio above 0 and below 1, such as 0.999, or a percentage above 0% and below 100%, such as "99.9%", but was "99.9"
                objectives.checkout.period: period must be a length such as 30d, or a calendar week, month, quarter or year in a time zone such as calendar month (Europe/Berlin), but was "a month"
                objectives.checkout.latencyThreshold: latency threshold must be a time in w, d, h, m, s, ms, us or ns, such as 1h 30m, but was "300"
                objectives.checkout.detectHanging: detectHanging must be true or false, but was "maybe"
                objectives.checkout.trackLatency: trackLatency must be true or false, but was "yes"
                objectives.checkout.budgetingMethod: budgeting method must be occurrences, or such as timeslices of 1m at 0.95 or ratio timeslices of 1m, but was "slices"
                objectives.checkout.budgetPolicy: budgetPolicy must be standard or none, but was "strict"
                objectives.checkout.good[1]: exception type must be the name of a class that is a Throwable, but was "java.lang.String"
                objectives.checkout.bad[0]: outcome of java.io.IOException must be set once, but was set to GOOD and then to BAD
                objectives.checkout.rules[0].severity: severity must be page, ticket or info, but was "mail"
                objectives.checkout.rules[0].factor: factor must be a number, but was "fast"
                objectives.checkout.rules[1]: a rule must have one of factor, budgetShare, budget, latency and traffic, but had none
                objectives.checkout.hold: hold must be a time in w, d, h, m, s, ms, us or ns, such as 1h 30m, but was "long"
                objectives.checkout.significance: significance must be above 0 and at most 1, but was 2.0
                objectives.checkout.alerts: alerts must be standard, workbook, sloth or none, but was "all"
                objectives.checkout.windows[1]: window must be a time in w, d, h, m, s, ms, us or ns, such as 1h 30m, but was "soon"
                objectives.checkout.labels. : label key must not be blank, but was " "
                """.strip(),
                String.join(
                        "\n",
                        reader.mistakes().stream().map(SpecMistake::toString).toList()));
        assertEquals(
                reader.mistakes(),
                assertThrows(SpecException.class, reader::requireNoMistakes).mistakes());
    }

    @Test
    void anSloWithoutAnObjectiveAndOneWithoutANameAreRefused() {
        reader.define("slos.a", "a", objective(null));
        reader.define("slos.b", " ", objective("99%"));
        assertEquals(
                "slos.a.objective: objective must be given, such as 99.9%; slos.b: SLO name must not be blank, but was \" \"",
                assertThrows(SpecException.class, reader::requireNoMistakes).getMessage());
    }

    @Test
    void settingsThatDoNotGoTogetherAreAMistakeOfTheWhole() {
        SloSpec coarse = SloSpec.builder().objective("50%").alerts("workbook").build();
        reader.define("slos.a", "a", coarse);
        assertEquals(1, reader.mistakes().size());
        assertEquals("slos.a", reader.mistakes().get(0).path());
    }
}
