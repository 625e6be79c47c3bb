package io.slo4j.examples.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
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
                .named("slow burn");
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
        assertEquals(slow.factorText(), ((BurnRateRule) rules.get(1)).factorText());
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
                "{} | rules must be a list of at least one rule",
                "rules: [] | rules must be a list of at least one rule",
                "rules: [{severity: page, factor: 1, shortWindow: 5m}] | a rule must have a longWindow",
                "rules: [{severity: mail, factor: 1, longWindow: 1h, shortWindow: 5m}]"
                        + " | severity must be page or ticket, but was mail",
                "rules: [{severity: page, longWindow: 1h, shortWindow: 5m}]"
                        + " | a rule must have a factor or a budgetShare, and not both",
                "rules: [{severity: page, factor: 1, budgetShare: 2%, longWindow: 1h, shortWindow: 5m}]"
                        + " | a rule must have a factor or a budgetShare, and not both",
                "rules: [{severity: page, budgetShare: two, longWindow: 1h, shortWindow: 5m}]"
                        + " | budgetShare must be a percentage such as 2%, but was two",
                "rules: [{severity: page, factor: 1, longWindow: soon, shortWindow: 5m}]"
                        + " | longWindow must be a time above zero in ms, s, m, h, d or w, such as 300ms or 30d,"
                        + " but was \"soon\"",
                "rules: [{severity: page, factor: 1, longWindow: 5m, shortWindow: 1h}]"
                        + " | short window must be shorter than the long window of 5m, but was 1h"
            })
    void saysWhatIsWrong(String text, String reason) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> read(text));
        assertEquals("policy " + folder.resolve("policy.yaml") + ": " + reason, refusal.getMessage());
    }

    @Test
    void aNameThatIsNoneOfThemIsNoFile() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> PolicyFile.read(Path.of("sre"), PERIOD));
        assertEquals("policy must be workbook, sloth or a file, but was \"sre\"", refusal.getMessage());
    }

    @Test
    void aMisspeltKeyIsRefused() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> read("rules: [{severity: page, factor: 1, longwindow: 1h, shortWindow: 5m}]"));
        String start = "policy " + folder.resolve("policy.yaml") + ": Unrecognized field \"longwindow\" ";
        assertTrue(String.valueOf(refusal.getMessage()).startsWith(start), refusal.getMessage());
    }
}
