package io.slo4j.spec.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake is said with its file, its line, and what is expected there; and all of them at once. */
class BadFilesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private static String refusal(String text) {
        return assertTimeoutPreemptively(
                PATIENCE,
                () -> assertThrows(SpecFileException.class, () -> new SloFileReader().read("f", text))
                        .getMessage());
    }

    /* The lines of an SLO, the first of which is line 4. */
    private static String slo(String lines) {
        return refusal("version: slo4j/v1\nslos:\n  a:\n" + lines.indent(4));
    }

    @Test
    void allMistakesAreSaidAtOnce() {
        assertEquals("""
                f:1:10: version: version must be slo4j/v1, or that of OpenSLO (openslo/v1) or Sloth (prometheus/v1), but was "slo4j/v9"
                f:4:16: slos.checkout.objective: objective must be a ratio above 0 and below 1, such as 0.999, or a percentage above 0% and below 100%, such as "99.9%", but was "100%"
                f:5:5: slos.checkout.latency: key must be one of alertAnnotations, alertLabels, alertName, alerts, annotations, atMost, bad, budgetPolicy, budgetingMethod, dashboard, description, detectHanging, evictAfter, good, groupBy, hold, ignored, keepFiring, labels, latencyThreshold, maintenance, minimumBadEvents, objective, observedOnly, period, queries, resolveBelow, rules, runbook, service, significance, trackLatency, windows, but was "latency"
                f:8:17: slos.checkout.rules[0].hold: hold must be a time in w, d, h, m, s, ms, us or ns, such as 1h 30m, but was "soon"
                f:9:13: slos.checkout.atMost: atMost must be given with groupBy only
                f:10:3: slos.search: objective must be given, such as 99.9%
                f:11:15: slos.search.labels.team: team must be a text or a number, but was a list""", refusal("""
                        version: slo4j/v9
                        slos:
                          checkout:
                            objective: 100%
                            latency: 300ms
                            rules:
                              - { severity: page, factor: 14.4, longWindow: 1h, shortWindow: 5m,
                                  hold: soon }
                            atMost: 5
                          search:
                            labels: { team: [a, b] }
                        """));
    }

    @Test
    void aKeyIsGivenOnce() {
        assertEquals(
                "f:5:5: slos.a.objective: key must be given once, but \"objective\" is in line 4 too",
                slo("objective: 99%\nobjective: 98%"));
        assertEquals(
                "f:4:3: slos.a: key must be given once, but \"a\" is in line 3 too",
                refusal("version: slo4j/v1\nslos:\n  a: { objective: 99% }\n  a: { objective: 99% }\n"));
    }

    @Test
    void anAliasThatLeadsBackToItselfIsRefused() {
        assertEquals(
                "f:3:16: an alias must not lead back to itself",
                refusal("version: slo4j/v1\nslos:\n  a: { labels: &l { b: *l } }\n"));
        assertEquals("f:2:7: an alias must not lead back to itself", refusal("version: slo4j/v1\nslos: &a [ *a ]\n"));
    }

    @Test
    void aliasesOfAliasesDoNotFillTheMemory() {
        StringBuilder laughs = new StringBuilder("version: slo4j/v1\nl0: &l0 [ha, ha]\n");
        for (int i = 1; i < 60; i++) {
            laughs.append("l%d: &l%d [*l%d, *l%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertEquals(
                "f:20:6: values must be at most 1,000,000, aliases followed, but were more",
                refusal(laughs.toString()));
    }

    @Test
    void tabsDoNotIndent() {
        assertEquals(
                "f:3:1: indentation must be made of spaces, but had a tab",
                refusal("version: slo4j/v1\nslos:\n\ta: { objective: 99% }\n"));
    }

    @Test
    void whatIsNotWellFormedIsSaidWithItsLine() {
        assertEquals(
                "f:2:8: cannot be read as YAML: mapping values are not allowed here",
                refusal("version: slo4j/v1\nslos: a: b\n"));
        assertEquals("f:1:1: %YAML must be 1.1 or 1.2, but was 3.0", refusal("%YAML 3.0\n---\nversion: slo4j/v1\n"));
        assertEquals(
                "f:2:4: characters must be printable, but one was U+0007",
                refusal("version: slo4j/v1\nslo\u0007s: {}\n"));
    }

    @Test
    void tagsAreRefused() {
        assertEquals(
                "f:2:7: a value must have no tag, but had \"tag:yaml.org,2002:java.lang.Object\"",
                refusal("version: slo4j/v1\nslos: !!java.lang.Object {}\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void deepNestingIsRefusedBeforeItIsFollowed(String opening) {
        assertEquals(
                "values must be nested at most 50 deep, but were deeper",
                refusal(opening.repeat(100_000)).replaceAll("^f:\\d+:\\d+: ", ""));
    }

    @Test
    void tenMegabytesAreNotRead() throws IOException {
        Path file = Files.writeString(folder.resolve("large.yaml"), "# ".repeat(5_000_000));
        assertEquals(
                file + ":1:1: file must have at most 4,000,000 bytes, but had more",
                assertThrows(SpecFileException.class, () -> SloFile.load(file)).getMessage());
    }

    @Test
    void fiveThousandSlosAreReadInSeconds() {
        StringBuilder text = new StringBuilder("version: slo4j/v1\nslos:\n");
        int slos = 0;
        while (slos < 5_000) {
            text.append("  slo-%d: { objective: 99.9%%, labels: { team: payments, tier: first }, hold: 2m }\n"
                    .formatted(slos++));
        }
        assertTimeoutPreemptively(
                PATIENCE,
                () -> assertEquals(
                        5_000,
                        new SloFileReader().read("f", text.toString()).entries().size()));
    }

    @Test
    void otherBytesThanUtf8AreRefused() throws IOException {
        Path file = Files.write(folder.resolve("latin.yaml"), "slos: ü".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                file + ":1:1: file must be text in UTF-8, but had other bytes",
                assertThrows(SpecFileException.class, () -> SloFile.load(file)).getMessage());
    }

    @Test
    void anEmptyFileHasNoSlo() {
        assertEquals("f:1:1: file must have an SLO, but was empty", refusal(""));
        assertEquals("f:1:1: file must have an SLO, but was empty", refusal("---\n---\n# nothing\n"));
        assertEquals("f:1:1: document must be made of keys and values, but was \"slos\"", refusal("slos"));
    }

    @Test
    void aKeyWithoutAValueIsRefused() {
        assertEquals("f:5:5: slos.a.hold: hold must have a value, or be left out", slo("objective: 99%\nhold:"));
    }

    @Test
    void keysAreTexts() {
        assertEquals(
                "f:5:5: slos.a: key must be a text, but was a list or keys and values", slo("objective: 99%\n[b]: c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \""})
    void aNameIsNotBlank(String name) {
        assertEquals(
                "SLO name must not be blank, but was " + name,
                refusal("version: slo4j/v1\nslos:\n  " + name + ": { objective: 99% }\n")
                        .replaceAll("^f:3:\\d+: slos. ?: ", ""));
    }

    @Test
    void aNameIsNotEndless() {
        assertEquals(
                "SLO name must have at most 1000 characters, but had 1001",
                refusal("version: slo4j/v1\nslos:\n  ? " + "a".repeat(1_001) + "\n  : { objective: 99% }\n")
                        .replaceAll("^f:[^ ]+ slos.a+: ", ""));
    }

    @Test
    void aMessageStaysOnItsLine() {
        assertEquals(
                "f:3:3: slos.a\\u000ab: objective must be given, such as 99.9%",
                refusal("version: slo4j/v1\nslos:\n  \"a\\nb\": { hold: 2m }\n"));
    }

    @Test
    void aGroupLeavesItsLabelToItsMembers() {
        assertEquals(
                "f:6:22: slos.a.labels.route: label \"route\" must be left to the members of the group, but was \"/\"",
                slo("objective: 99%\ngroupBy: route\nlabels: { route: / }"));
        assertEquals(
                "f:6:13: slos.a.atMost: number of members must be 1 to 100000, but was 0",
                slo("objective: 99%\ngroupBy: route\natMost: 0"));
    }

    @Test
    void queriesAreOneRatio() {
        assertEquals(
                "f:5:5: slos.a.queries: queries must have one of good, bad, goodRatio and badRatio, and total with the first two, but had none",
                slo("objective: 99%\nqueries: { source: Prometheus }"));
        assertEquals(
                "f:5:5: slos.a.queries: total must be given with a query of events, but was null",
                slo("objective: 99%\nqueries: { bad: errors }"));
    }

    @Test
    void levelsOfABudgetAreChecked() {
        assertEquals("""
                f:3:3: budgetPolicies.careful: budget levels must end with a lowest one (BudgetLevel.lowest), but were [open above 25%]
                f:5:38: budgetPolicies.careful.levels[1].above: above must be a percentage such as 50%, but was "half\"""", refusal("""
                        version: slo4j/v1
                        budgetPolicies:
                          careful:
                            levels: [ { name: open, above: 25% },
                                      { name: closed, above: half } ]
                        slos: {}
                        """));
    }
}
