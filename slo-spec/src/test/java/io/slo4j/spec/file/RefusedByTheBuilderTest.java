package io.slo4j.spec.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever building a definition refuses is a finding among the others, with its line. */
class RefusedByTheBuilderTest {
    private static final String OPEN_SLO = """
            apiVersion: openslo/v1
            kind: SLO
            metadata: {name: s1}
            spec:
              indicator: {spec: {ratioMetric: {counter: true, good: {metricSource: {spec: {query: g}}}, total: {metricSource: {spec: {query: t}}}}}}
              timeWindow: [{duration: 30d, isRolling: true}]
              budgetingMethod: Occurrences
              objectives: [{target: 0.99}]
              alertPolicies: [{alertPolicyRef: p1}, {alertPolicyRef: p1}]
            ---
            apiVersion: openslo/v1
            kind: AlertPolicy
            metadata: {name: p1}
            spec:
              conditions:
                - {kind: AlertCondition, metadata: {name: c1}, spec: {severity: page, condition: {kind: burnrate, op: gt, threshold: 2, lookbackWindow: 1h}}}
            """;

    @TempDir
    private Path folder;

    private static String refusal(String text) {
        String said = String.valueOf(assertThrows(SpecFileException.class, () -> new SloFileReader().read("f", text))
                .getMessage());
        assertEquals(said, mistakes(text));
        return said;
    }

    private static String mistakes(String text) {
        return new SloFileReader()
                .lint(Map.of("f", text.getBytes(StandardCharsets.UTF_8))).stream()
                        .filter(finding -> finding.kind() == SpecFinding.Kind.MISTAKE)
                        .map(SpecFinding::toString)
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void theSecondOfTwoEqualRulesIsAMistakeBesideTheOthers() {
        assertEquals("""
                f:3:18: slos.a.objective: objective must be a ratio above 0 and below 1, such as 0.999, or a percentage above 0% and below 100%, such as "99.9%", but was "199%"
                f:8:9: slos.b.rules[1]: rules must differ, but there were two of TICKET "budget exhausted\"""", refusal("""
                        version: slo4j/v1
                        slos:
                          a: {objective: 199%}
                          b:
                            objective: 99%
                            rules:
                              - {severity: ticket, budget: exhausted}
                              - {severity: ticket, budget: exhausted}
                        """));
    }

    @Test
    void aRuleThatAPolicyHasAlreadyIsAMistakeOfTheSlo() {
        assertEquals(
                "f:3:3: slos.b: rules must differ, but there were two of PAGE \"14.4x 1h/5m\"; AlertPolicy.standard() fits any"
                        + " period and objective",
                refusal("""
                        version: slo4j/v1
                        slos:
                          b: {objective: 99%, alerts: sloth, rules: [{severity: page, factor: 14.4, longWindow: 1h, shortWindow: 5m}]}
                        """));
    }

    @Test
    void twoEqualRulesOfOpenSloAreAMistake() {
        assertEquals(
                "f:16:75: spec.conditions[0].spec.condition: rules must differ, but there were two of PAGE \"c1\"",
                refusal(OPEN_SLO));
    }

    @Test
    void twoEqualRulesOfAPolicyOfItsOwnAreAMistake() throws IOException {
        Path file = Files.writeString(
                folder.resolve("p.yaml"),
                "rules:\n  - {severity: page, budget: exhausted}\n  - {severity: page, budget: exhausted}\n");
        assertEquals(
                file + ":3:5: rules[1]: rules must differ, but there were two of PAGE \"budget exhausted\"",
                assertThrows(SpecFileException.class, () -> new SloFileReader().rules(file, Duration.ofDays(30)))
                        .getMessage());
    }

    @Test
    void noValueOfAnySettingEscapesAsAnythingButAFinding() {
        List<String> strange = List.of(
                "1e2147483647",
                "1e-2147483647%",
                "1e2147483647%",
                "-1",
                "'  '",
                "NaN",
                "999999999w",
                "[]",
                "[~]",
                "{}");
        for (String value : strange) {
            for (String key : NativeDocument.sloKeys()) {
                mistakes("version: slo4j/v1\nslos:\n  a: {objective: 99%, alerts: none, " + key + ": " + value + "}\n");
            }
            for (String key : RuleKeys.names()) {
                String rule = "{severity: page, " + key + ": " + value + "}";
                mistakes("version: slo4j/v1\nslos:\n  a: {objective: 99%, rules: [" + rule + ", " + rule + "]}\n");
            }
            mistakes("version: slo4j/v1\nbudgetPolicies: {p: {hysteresis: " + value + ", levels: [{name: a, above: "
                    + value + "}, {name: b}]}}\nslos: {a: {objective: 99%, budgetPolicy: p}}\n");
            for (String part : List.of("30d", "0.99", "2,", "1h", "Occurrences", "page", "gt", "burnrate")) {
                mistakes(OPEN_SLO.replace(part, part.equals("2,") ? value + "," : value));
            }
        }
        assertEquals(
                "f:16:141: spec.conditions[0].spec.condition.lookbackWindow: lookbackWindow must be at most 292 years, but was"
                        + " PT167999999832H",
                mistakes(OPEN_SLO.replace("1h", "999999999w")));
    }

    @Test
    void aBudgetPolicyHasANameOfItsOwn() {
        for (String name : List.of("standard", "none", "' '")) {
            assertEquals(
                    "f:2:18: budgetPolicies." + name.replace("'", "")
                            + ": name of a budget policy must not be blank, standard or none, but was \""
                            + name.replace("'", "") + '"',
                    refusal("version: slo4j/v1\nbudgetPolicies: {" + name
                            + ": {levels: [{name: a, above: 20%}, {name: b}]}}\nslos: {a: {objective: 99%}}\n"));
        }
    }

    @Test
    void aServiceHasAName() {
        assertEquals(
                "f:2:10: service: service must not be blank, but was \"  \"",
                refusal("version: slo4j/v1\nservice: '  '\nslos: {a: {objective: 99%}, b: {objective: 99%}}\n"));
        assertEquals(
                "f:2:37: slos.a.service: service must not be blank, but was \"\"",
                refusal("version: slo4j/v1\nslos: {a: {objective: 99%, service: ''}}\n"));
    }

    @Test
    void anExceptionHasOneOutcomeWithoutItsClassToo() {
        String text =
                "version: slo4j/v1\nslos:\n  a: {objective: 99%, good: [java.io.IOException], ignored: [java.io.IOException]}\n";
        String wanted =
                "f:3:62: slos.a.ignored[0]: outcome of java.io.IOException must be set once, but was set to GOOD and"
                        + " then to IGNORED";
        assertEquals(wanted, refusal(text));
        assertEquals(
                wanted,
                assertThrows(
                                SpecFileException.class,
                                () -> new SloFileReader().withoutClasses().read("f", text))
                        .getMessage());
    }

    @Test
    void whatAMethodDoesNotUseIsNamed() {
        String slices = OPEN_SLO.replace("{target: 0.99}", "{target: 0.99, timeSliceTarget: 0.9, timeSliceWindow: 1m}")
                .replace(", {alertPolicyRef: p1}]", "]");
        List<String> both = List.of(
                "f:8:48: spec.objectives[0].timeSliceTarget: left out: Occurrences has no slices: its budget counts events",
                "f:8:70: spec.objectives[0].timeSliceWindow: left out: Occurrences has no slices: its budget counts events");
        assertEquals(both, slicesLeftOut(slices));
        assertEquals(
                both.stream().map(line -> line.replace("f:8", "f:7")).toList(),
                slicesLeftOut(slices.replace("  budgetingMethod: Occurrences\n", "")));
        assertEquals(
                List.of(
                        "f:8:48: spec.objectives[0].timeSliceTarget: left out: RatioTimeslices counts each slice by its ratio of good"
                                + " events"),
                slicesLeftOut(slices.replace("Occurrences", "RatioTimeslices")));
    }

    private static List<String> slicesLeftOut(String text) {
        return new SloFileReader()
                .read("f", text).leftOut().stream()
                        .map(SpecFinding::toString)
                        .filter(line -> line.contains("timeSlice"))
                        .toList();
    }
}
