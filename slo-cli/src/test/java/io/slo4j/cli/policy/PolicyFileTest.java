package io.slo4j.cli.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {
    private static final Duration PERIOD = Duration.ofDays(30);

    @TempDir
    private Path folder;

    private List<AlertRule> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("policy.yaml"), text);
        return PolicyFile.read(file, PERIOD).rulesFor(PERIOD, new BigDecimal("0.001"));
    }

    @Test
    void readsRules() throws IOException {
        BurnRateRule fast = BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5));
        BurnRateRule slow = BurnRateRule.of(Severity.TICKET, 1, Duration.ofDays(3), Duration.ofMinutes(390))
                .withHold(Duration.ofMinutes(2))
                .withKeepFiring(Duration.ofMinutes(10))
                .withMinimumEvents(100)
                .withMinimumBadEvents(5)
                .withName("slow burn");
        List<AlertRule> rules = read("""
                rules:
                  - severity: page            # a comment
                    budgetShare: 2%
                    longWindow: 1h
                    shortWindow: 5m
                  - severity: TICKET
                    factor: 1
                    longWindow: 3d
                    shortWindow: 6h 30m
                    hold: 2m
                    keepFiring: 10m
                    minimumEvents: 100
                    minimumBadEvents: 5
                    name: slow burn
                """);
        assertEquals(
                List.of(fast.name(), slow.name()),
                rules.stream().map(AlertRule::name).toList());
        assertEquals(0, fast.factor().compareTo(((BurnRateRule) rules.get(0)).factor()));
        assertEquals(0, slow.factor().compareTo(((BurnRateRule) rules.get(1)).factor()));
        assertEquals(slow.windows(), rules.get(1).windows());
        assertEquals(slow.hold(), rules.get(1).hold());
        assertEquals(slow.keepFiring(), rules.get(1).keepFiring());
        assertEquals(100, ((BurnRateRule) rules.get(1)).minimumEvents());
        assertEquals(5, ((BurnRateRule) rules.get(1)).minimumBadEvents());
    }

    @Test
    void readsJson() throws IOException {
        List<AlertRule> rules = read("""
                {"rules": [{"severity": "page", "factor": 6, "longWindow": "6h", "shortWindow": "30m"}]}
                """);
        assertEquals("6x 6h/30m", rules.get(0).name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}" + " | 1:1: rules must be given, such as rules: [{severity: page, budget: exhausted}]",
                "rules: []" + " | 1:1: rules: rules must be a list of at least one rule",
                "rules: [{severity: page, factor: 1, shortWindow: 5m}]"
                        + " | 1:9: rules[0]: longWindow must be given, such as 1h",
                "rules: [{severity: mail, factor: 1, longWindow: 1h, shortWindow: 5m}]"
                        + " | 1:20: rules[0].severity: severity must be page, ticket or info, but was \"mail\"",
                "rules: [{severity: page, longWindow: 1h, shortWindow: 5m}]"
                        + " | 1:9: rules[0]: a rule must have one of factor, budgetShare, budget, latency and traffic, but had none",
                "rules: [{severity: page, factor: 1, budgetShare: 2%, longWindow: 1h, shortWindow: 5m}]"
                        + " | 1:9: rules[0]: a rule must have one of factor, budgetShare, budget, latency and traffic, but had factor and budgetShare",
                "rules: [{severity: page, factor: 1, traffic: silence, window: 1h}]"
                        + " | 1:9: rules[0]: a rule must have one of factor, budgetShare, budget, latency and traffic, but had factor and traffic",
                "rules: [{severity: page, factor: 0, longWindow: 1h, shortWindow: 5m}]"
                        + " | 1:9: rules[0]: factor must be above 0, but was 0.0",
                "rules: [{severity: page, factor: 1, longWindow: 1h, shortWindow: 5m, window: 5m}]"
                        + " | 1:9: rules[0]: a burn-rate rule must not have window, but had window",
                "rules: [{severity: page, budget: spent}]"
                        + " | 1:34: rules[0].budget: budget must be exhausted or such as below 50% or exhausted within 1d, but was \"spent\"",
                "rules: [{severity: page, budget: below half}]"
                        + " | 1:34: rules[0].budget: budget must be exhausted or such as below 50% or exhausted within 1d, but was \"below half\"",
                "rules: [{severity: page, budget: below 0%}]"
                        + " | 1:34: rules[0].budget: share of the budget must be above 0 and below 1, but was 0.0",
                "rules: [{severity: page, budget: below 50}]"
                        + " | 1:34: rules[0].budget: share of the budget must be above 0 and below 1, but was 50.0",
                "rules: [{severity: page, budget: exhausted, longWindow: 1h, minimumEvents: 5}]"
                        + " | 1:9: rules[0]: a budget rule must not have longWindow or shortWindow or window or minimumEvents or significance or minimumBadEvents or minimumBadTicks or resolveBelow, but had longWindow and minimumEvents",
                "rules: [{budget: exhausted}]"
                        + " | 1:9: rules[0]: severity must be page, ticket or info, but was not given",
                "rules: [{severity: page, traffic: silence}]" + " | 1:9: rules[0]: window must be given, such as 1h",
                "rules: [{severity: page, traffic: none, window: 10m}]"
                        + " | 1:35: rules[0].traffic: traffic must be silence or such as below 5/s or above 500/s, but was \"none\"",
                "rules: [{severity: page, traffic: below 5, window: 10m}]"
                        + " | 1:35: rules[0].traffic: traffic must be silence or such as below 5/s or above 500/s, but was \"below 5\"",
                "rules: [{severity: page, traffic: above many/s, window: 10m}]"
                        + " | 1:35: rules[0].traffic: traffic must be silence or such as below 5/s or above 500/s, but was \"above many/s\"",
                "rules: [{severity: page, traffic: above 0/s, window: 10m}]"
                        + " | 1:35: rules[0].traffic: rate must be above 0, but was 0.0",
                "rules: [{severity: page, traffic: silence, window: 10m, minimumBadEvents: 1}]"
                        + " | 1:9: rules[0]: a traffic rule must not have longWindow or shortWindow or minimumEvents or minimumBadEvents or minimumBadTicks or resolveBelow, but had minimumBadEvents",
                "rules: [{severity: page, traffic: silence, window: 10m, keepFiring: long}]"
                        + " | 1:69: rules[0].keepFiring: keepFiring must be a time in w, d, h, m, s, ms, us or ns, such as 1h 30m, but was \"long\"",
                "rules: [{severity: page, budgetShare: two, longWindow: 1h, shortWindow: 5m}]"
                        + " | 1:39: rules[0].budgetShare: budgetShare must be a percentage such as 2%, but was \"two\"",
                "rules: [{severity: page, factor: 1, longWindow: soon, shortWindow: 5m}]"
                        + " | 1:49: rules[0].longWindow: longWindow must be a time in w, d, h, m, s, ms, us or ns, such as 1h 30m, but was \"soon\"",
                "rules: [{severity: page, factor: 1, longWindow: 5m, shortWindow: 1h}]"
                        + " | 1:9: rules[0]: short window must be shorter than the long window of 5m, but was 1h",
                "rules: [{severity: page, factor: 1, longWindow: 1h, shortWindow: 5m, minimumEvents: 1.5}]"
                        + " | 1:85: rules[0].minimumEvents: minimumEvents must be a whole number, but was \"1.5\"",
                "rules: [{severity: page, factor: fast, longWindow: 1h, shortWindow: 5m}]"
                        + " | 1:34: rules[0].factor: factor must be a number, but was \"fast\"",
                "rules: [{severity: [page], budget: exhausted}]"
                        + " | 1:10: rules[0].severity: severity must be a text or a number, but was a list",
                "rules: [{severity: page, longwindow: 1h}]"
                        + " | 1:9: rules[0]: a rule must have one of factor, budgetShare, budget, latency and traffic, but had none; 1:26: rules[0].longwindow: key must be one of budget, budgetShare, factor, hold, keepFiring, latency, longWindow, minimumBadEvents, minimumBadTicks, minimumEvents, name, resolveBelow, severity, shortWindow, significance, traffic, window, but was \"longwindow\"",
                "rule: []"
                        + " | 1:1: rule: key must be one of rules, but was \"rule\"; 1:1: rules must be given, such as rules: [{severity: page, budget: exhausted}]",
                "[1]" + " | 1:1: document must be made of keys and values, but was a list",
                "rules: 5" + " | 1:8: rules: rules must be a list, but was \"5\"",
                "rules: [5]" + " | 1:9: rules[0]: a rule must be made of keys and values, but was \"5\"",
                "rules: [{severity: page, factor: fast, longWindow: soon, shortWindow: 5m}]"
                        + " | 1:34: rules[0].factor: factor must be a number, but was \"fast\"; 1:52: rules[0].longWindow: longWindow must be a time in w, d, h, m, s, ms, us or ns, such as 1h 30m, but was \"soon\"",
                "rules: [null]" + " | 1:9: rules[0]: a rule must be made of keys and values, but was empty",
                "rules: [{severity: page, budget: exhausted, name: \"a\\e[2Jb\"}]"
                        + " | policy  rules[0].name: name must have no control characters, but was \"a?[2Jb\"",
            })
    void saysWhatIsWrong(String text, String reason) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> read(text));
        String place = folder.resolve("policy.yaml") + ":";
        assertEquals(
                reason, String.valueOf(refusal.getMessage()).replace(place, "").replace("\n", "; "));
    }

    @Test
    void readsRulesOfOtherKinds() throws IOException {
        assertEquals(
                List.of(
                        BudgetRule.below(Severity.TICKET, 0.5),
                        BudgetRule.exhausted(Severity.PAGE)
                                .withHold(Duration.ofMinutes(1))
                                .withKeepFiring(Duration.ZERO)
                                .withName("all gone"),
                        TrafficRule.silence(Severity.TICKET, Duration.ofMinutes(10)),
                        TrafficRule.below(Severity.PAGE, 0.5, Duration.ofMinutes(90))
                                .withHold(Duration.ofMinutes(5)),
                        TrafficRule.above(Severity.TICKET, 500, Duration.ofMinutes(5))
                                .withKeepFiring(Duration.ofMinutes(10))
                                .withName("flood")),
                read("""
                        rules:
                          - severity: ticket
                            budget: below 50%
                          - {severity: page, budget: exhausted, hold: 1m, keepFiring: 0s, name: all gone}
                          - severity: ticket
                            traffic: silence
                            window: 10m
                          - {severity: page, traffic: below 0.5/s, window: 1h 30m, hold: 5m}
                          - {severity: ticket, traffic: above 500/s, window: 5m, keepFiring: 10m, name: flood}
                        """));
    }

    @Test
    void kindsMayBeMixed() throws IOException {
        assertEquals(
                List.of("14.4x 1h/5m", "budget below 12.5%", "no events in 1m"),
                read("""
                        rules:
                          - {severity: page, budgetShare: 2%, longWindow: 1h, shortWindow: 5m}
                          - {severity: page, budget: below 12.5%}
                          - {severity: page, traffic: silence, window: 1m}
                        """).stream().map(AlertRule::name).toList());
    }

    @Test
    void aLatencyRuleIsRefusedWithWhatToUseInstead() {
        String text = "rules: [{severity: page, latency: p95 above 200ms, window: 5m}]";
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> read(text));
        assertEquals(
                "policy " + folder.resolve("policy.yaml")
                        + ": rules[0]: a rule must watch the burn rate, the budget or the traffic, but was one of latency: a replay"
                        + " counts the good and bad events of each second, not how long they took; use --latency TIME, by"
                        + " which every event that takes longer is bad",
                refusal.getMessage());
    }

    @Test
    void aNameThatIsNoneOfThemIsNoFile() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> PolicyFile.read(Path.of("sre"), PERIOD));
        assertEquals("policy must be standard, workbook, sloth or a file, but was \"sre\"", refusal.getMessage());
    }
}
