package io.slo4j.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.AlertRule.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A rule is written in a line, and read back as it was. */
class RuleTextProperties {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @Provide
    Arbitrary<AlertRule> rules() {
        return Arbitraries.of(Kind.values()).flatMap(SomeRules::any);
    }

    @Property(tries = 4_000)
    void whatIsReadIsWhatWasWritten(@ForAll("rules") AlertRule rule) {
        AlertRule read = AlertRule.parse(rule.text());
        assertEquals(rule, read);
        assertEquals(rule.hashCode(), read.hashCode());
        assertEquals(rule.text(), read.text());
    }

    @Property
    void aRuleIsOneLineOfTextInAnyEncodingOfUnicode(@ForAll("rules") AlertRule rule) {
        assertEquals(1, rule.text().lines().count());
        byte[] bytes = rule.text().getBytes(StandardCharsets.UTF_8);
        assertEquals(rule.text(), new String(bytes, StandardCharsets.UTF_8));
    }

    @Property
    void twoRulesAreEqualIfTheyAreWrittenAlike(@ForAll("rules") AlertRule one, @ForAll("rules") AlertRule other) {
        assertEquals(one.text().equals(other.text()), one.equals(other));
    }

    @Example
    void aRuleReadsAsASentence() {
        Duration hour = Duration.ofHours(1);
        assertEquals(
                List.of(
                        "page: burn rate above 14.4 in 1h and 5m",
                        "ticket: burn rate above 1 in 1h and 5m, at least 100 events, at least 5 bad events, hold 2m,"
                                + " keep firing 1h 30m, named \"slow \\\"burn\\\"\"",
                        "ticket: budget below 12.5%, keep firing 1h",
                        "page: budget exhausted",
                        "page: p99.9 above 300ms in 5m, at least 10 events",
                        "ticket: no events in 1h",
                        "ticket: events below 0.5/s in 5m, named \"night\\u000ashift\"",
                        "page: events above 500/s in 5m, hold 1m"),
                List.of(
                                BurnRateRule.of(Severity.PAGE, 14.4, hour, FIVE_MINUTES),
                                BurnRateRule.of(Severity.TICKET, 1, hour, FIVE_MINUTES)
                                        .withMinimumEvents(100)
                                        .withMinimumBadEvents(5)
                                        .withHold(Duration.ofMinutes(2))
                                        .withKeepFiring(Duration.ofMinutes(90))
                                        .withName("slow \"burn\""),
                                BudgetRule.below(Severity.TICKET, 0.125),
                                BudgetRule.exhausted(Severity.PAGE).withKeepFiring(Duration.ZERO),
                                LatencyRule.above(Severity.PAGE, 0.999, Duration.ofMillis(300), FIVE_MINUTES)
                                        .withMinimumEvents(10),
                                TrafficRule.silence(Severity.TICKET, hour),
                                TrafficRule.below(Severity.TICKET, 0.5, FIVE_MINUTES)
                                        .withName("night\nshift"),
                                TrafficRule.above(Severity.PAGE, 500, FIVE_MINUTES)
                                        .withHold(Duration.ofMinutes(1)))
                        .stream()
                        .map(AlertRule::text)
                        .toList());
    }

    @Example
    void whatIsNoRuleIsRefused() {
        for (String text : List.of(
                "",
                "burn rate above 14.4 in 1h and 5m",
                "urgent: budget exhausted",
                "page: budget above 10%",
                "page: burn rate above fast in 1h and 5m",
                "page: budget exhausted, hold",
                "page: budget exhausted, named \"\"",
                "page: budget exhausted\n")) {
            assertRefused(
                    "rule must be written as in \"page: burn rate above 14.4 in 1h and 5m\" or \"ticket: budget below 10%\" or"
                            + " \"page: budget exhausted within 1d\" or \"page: p95 above 200ms in 5m\" or \"page: no events in 10m\" or"
                            + " \"page: events below 50% of usual in 10m\", but was \""
                            + text
                            + "\"",
                    text);
        }
        assertRefused(
                "long window must be a time in w, d, h, m, s, ms, us or ns, such as 1h 30m, but was \"an hour\"",
                "page: burn rate above 14.4 in an hour and 5m");
        assertRefused(
                "short window must be shorter than the long window of 5m, but was 1h",
                "page: burn rate above 14.4 in 5m and 1h");
        assertRefused(
                "share of the budget must be above 0 and below 1, but was 1.0", "page: budget below 100%, hold 2m");
        String escapes =
                "rule name must have \\ before \" and \\, and no other escape than \\u with four digits, but was ";
        assertRefused(escapes + "\"a\"b\"", "page: budget exhausted, named \"a\"b\"");
        assertRefused(escapes + "\"a\\n\"", "page: budget exhausted, named \"a\\n\"");
        assertRefused(escapes + "\"\\u00\"", "page: budget exhausted, named \"\\u00\"");
    }

    private static void assertRefused(String message, String text) {
        String refusal = assertThrows(IllegalArgumentException.class, () -> AlertRule.parse(text), text)
                .getMessage();
        assertTrue(message.equals(refusal), refusal);
    }
}
