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
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpecReaderTest {
    private final SpecReader reader = new SpecReader(SpecReaderTest.class.getClassLoader());

    private static SloSpec objective(@Nullable String objective) {
        return new SloSpec(
                objective, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static RuleSpec rule(
            @Nullable String severity, @Nullable String factor, @Nullable String latency, @Nullable String window) {
        return new RuleSpec(
                severity,
                factor,
                null,
                factor == null ? null : "1h",
                factor == null ? null : "5m",
                null,
                null,
                null,
                latency,
                null,
                window,
                null,
                null,
                null);
    }

    private static SloSpec full() {
        return new SloSpec(
                "99.5%",
                "calendar month (Europe/Berlin)",
                "300ms",
                "true",
                "timeslices of 1m at 0.95",
                List.of("java.io.IOException"),
                List.of("java.io.FileNotFoundException"),
                List.of("java.util.concurrent.CancellationException"),
                "workbook",
                List.of(rule("ticket", null, "p95 above 200ms", "5m")),
                List.of("10m"),
                Map.of("team", "payments"),
                Map.of("note", "ask {team}"),
                "https://runbook",
                "https://dashboard",
                "Card payments");
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
                .trackLatency()
                .budgetingMethod(io.slo4j.BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.95))
                .exception(FileNotFoundException.class, Outcome.BAD)
                .exception(IOException.class, Outcome.GOOD)
                .exception(java.util.concurrent.CancellationException.class, Outcome.IGNORED)
                .alerts(AlertPolicy.workbook()
                        .and(LatencyRule.above(Severity.TICKET, 0.95, Duration.ofMillis(200), Duration.ofMinutes(5))))
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
    void aRuleIsReadInWords() {
        AlertRule rule = reader.rule("", rule("PAGE", "14.4", null, null), Duration.ofDays(30))
                .orElseThrow();
        assertEquals(BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5)), rule);
    }

    @Test
    void everyMistakeIsSaidWithItsPath() {
        SloSpec wrong = new SloSpec(
                "99.9",
                "a month",
                "300",
                "yes",
                "slices",
                List.of("java.io.IOException", "java.lang.String"),
                List.of("java.io.IOException"),
                null,
                "all",
                List.of(rule("mail", "fast", null, null), rule("page", null, null, "5m")),
                List.of("10m", "soon"),
                Map.of("team", "", " ", "x"),
                null,
                null,
                null,
                null);
        assertEquals(
                List.of(),
                reader.define("objectives.checkout", "checkout", wrong).stream().toList());
        assertEquals(
                """
                objectives.checkout.objective: objective must be a ratio above 0 and below 1, such as 0.999, or a percentage above 0% and below 100%, such as "99.9%", but was "99.9"
                objectives.checkout.period: period must be a length such as 30d, or a calendar week, month, quarter or year in a time zone such as calendar month (Europe/Berlin), but was "a month"
                objectives.checkout.latencyThreshold: latency threshold must be a time in w, d, h, m, s, ms, us or ns, such as 1h 30m, but was "300"
                objectives.checkout.trackLatency: trackLatency must be true or false, but was "yes"
                objectives.checkout.budgetingMethod: budgeting method must be occurrences, or such as timeslices of 1m at 0.95 or ratio timeslices of 1m, but was "slices"
                objectives.checkout.good[1]: exception type must be the name of a class that is a Throwable, but was "java.lang.String"
                objectives.checkout.bad[0]: outcome of java.io.IOException must be set once, but was set to GOOD and then to BAD
                objectives.checkout.rules[0].severity: severity must be page, ticket or info, but was "mail"
                objectives.checkout.rules[0].factor: factor must be a number, but was "fast"
                objectives.checkout.rules[1]: a rule must have one of factor, budgetShare, budget, latency and traffic, but had none
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
        SloSpec coarse = new SloSpec(
                "50%", null, null, null, null, null, null, null, "workbook", null, null, null, null, null, null, null);
        reader.define("slos.a", "a", coarse);
        assertEquals(1, reader.mistakes().size());
        assertEquals("slos.a", reader.mistakes().get(0).path());
    }
}
