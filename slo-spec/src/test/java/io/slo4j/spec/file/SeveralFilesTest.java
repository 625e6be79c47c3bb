package io.slo4j.spec.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeveralFilesTest {
    private static final String SLO = """
            apiVersion: openslo/v1
            kind: SLO
            metadata: { name: checkout }
            spec:
              service: shop
              indicatorRef: requests
              timeWindow: [{ duration: 28d, isRolling: true }]
              budgetingMethod: Occurrences
              objectives: [{ target: 0.99 }]
              alertPolicies: [{ alertPolicyRef: burn }]
            """;

    private static final String INDICATOR = """
            apiVersion: openslo/v1
            kind: SLI
            metadata: { name: requests }
            spec:
              ratioMetric:
                counter: true
                bad: { metricSource: { metricSourceRef: metrics, spec: { query: bad_total } } }
                total: { metricSource: { metricSourceRef: metrics, spec: { query: all_total } } }
            """;

    private static final String ALERTS = """
            apiVersion: openslo/v1
            kind: AlertPolicy
            metadata: { name: burn }
            spec: { conditions: [{ conditionRef: fast }] }
            ---
            apiVersion: openslo/v1
            kind: AlertCondition
            metadata: { name: fast }
            spec: { severity: page, condition: { kind: burnrate, op: gt, threshold: 14.4, lookbackWindow: 1h } }
            """;

    private static final String SOURCE = """
            apiVersion: openslo/v1
            kind: DataSource
            metadata: { name: metrics }
            spec: { type: Prometheus }
            """;

    private static final String CAREFUL = """
            version: slo4j/v1
            budgetPolicies:
              careful: { levels: [{ name: open, above: 25%, allowed: [deploy] }, { name: closed }] }
            slos: { search: { objective: 99% } }
            """;

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<String> lint(String... namesAndTexts) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return new SloFileReader()
                .lint(files).stream().map(SpecFinding::toString).toList();
    }

    @Test
    void referencesOfOpenSloLeadToOtherFiles() throws IOException {
        SloFile all = SloFile.load(
                file("a-slo.yaml", SLO),
                file("sli.yaml", INDICATOR),
                file("alerts.yaml", ALERTS),
                file("z.yaml", SOURCE));

        SpecEntry checkout = all.entries().get(0);
        assertEquals(1, all.entries().size());
        assertEquals(
                new RatioQueries(RatioQueries.Kind.BAD, "bad_total", "all_total", true, "Prometheus"),
                checkout.queries().orElseThrow());
        assertEquals(
                "[page: burn rate above 14.4 in 1h and 5m, named \"fast\"]",
                checkout.definition().rules().stream()
                        .map(rule -> rule.text())
                        .toList()
                        .toString());
    }

    @Test
    void aDirectoryIsAllItsFilesInTheOrderOfTheirNames() throws IOException {
        file("b.yml", "version: slo4j/v1\nslos: { basket: { objective: 99% } }\n");
        file("a.json", "{\"version\": \"slo4j/v1\", \"slos\": {\"pages\": {\"objective\": \"99%\"}}}");
        file(".hidden.yaml", "no");
        file("README.md", "no");
        Files.createDirectory(folder.resolve("dir.yaml"));

        assertEquals(
                List.of("pages", "basket"),
                SloFile.load(folder).definitions().stream()
                        .map(slo -> slo.name())
                        .toList());
    }

    @Test
    void aDirectoryWithoutAFileIsAMistake() {
        assertEquals(
                folder + ":1:1: there must be a file of SLOs, named *.yaml, *.yml or *.json, but was none",
                assertThrows(SpecFileException.class, () -> SloFile.load(folder))
                        .getMessage());
    }

    @Test
    void aBudgetPolicyOfAnotherFileIsKnown() throws IOException {
        Path slos = file(
                "slos.yaml", "version: slo4j/v1\nslos: { checkout: { objective: 99.9%, budgetPolicy: careful } }\n");

        assertEquals(
                "budgetPolicy must be standard or none, but was \"careful\"",
                assertThrows(SpecFileException.class, () -> SloFile.load(slos))
                        .findings()
                        .get(0)
                        .message());
        assertEquals(
                2,
                SloFile.load(slos, file("policies.yaml", CAREFUL))
                        .definitions()
                        .get(0)
                        .budgetPolicy()
                        .orElseThrow()
                        .levels()
                        .size());
    }

    @Test
    void oneNameIsOnePolicyAndOneSlo() throws IOException {
        Path one = file("one.yaml", CAREFUL);
        Path two = file("two.yaml", CAREFUL.replace("25%", "30%"));

        assertEquals(
                two
                        + ":1:1: budget policy \"careful\" must have the same levels in all files, but has others in another one\n"
                        + two + ":4:9: slos.search: names of SLOs must differ, but \"search\" is in " + one + ":4 too",
                assertThrows(SpecFileException.class, () -> SloFile.load(one, two))
                        .getMessage());
    }

    @Test
    void filesOfSeveralProcessesAreLintedEachByItself() {
        assertEquals(List.of(), lint("one.yaml", CAREFUL, "two.yaml", CAREFUL.replace("25%", "30%")));
        assertEquals(
                List.of(),
                lint("slo", SLO, "sli", INDICATOR, "alerts", ALERTS, "source", SOURCE).stream()
                        .filter(finding -> !finding.contains("lookbackWindow"))
                        .toList());
    }

    @Test
    void whatNobodyHasAndWhatTwoHaveIsSaidWithItsPlace() {
        assertEquals(
                List.of(
                        "slo:10:37: spec.alertPolicies[0].alertPolicyRef: alertPolicyRef must name one of kind AlertPolicy"
                                + " in these files, but was \"burn\"",
                        "sli:7:45: spec.ratioMetric.bad.metricSource.metricSourceRef: left out: there is no DataSource"
                                + " \"metrics\" in these files, so the query does not say whom it asks",
                        "sli:8:47: spec.ratioMetric.total.metricSource.metricSourceRef: left out: there is no DataSource"
                                + " \"metrics\" in these files, so the query does not say whom it asks"),
                lint("slo", SLO, "sli", INDICATOR));
        assertEquals(
                "slo:6:17: spec.indicatorRef: indicatorRef must name one of kind SLI in these files, but was \"requests\","
                        + " which is in one:1 and two:1",
                lint("slo", SLO, "one", INDICATOR, "two", INDICATOR, "alerts", ALERTS, "source", SOURCE)
                        .get(0));
    }

    @Test
    void aLinkThatLeadsNowhereIsNotPassedOver() throws IOException {
        Files.createSymbolicLink(folder.resolve("a.yaml"), folder.resolve("gone"));

        assertThrows(UncheckedIOException.class, () -> SloFile.load(folder));
    }

    @Test
    void fortyThousandObjectsAreReadInSeconds() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            text.append("---\n{apiVersion: openslo/v1, kind: SLI, metadata: {name: s")
                    .append(i)
                    .append("}, spec: {a: 1}}\n");
        }
        assertTrue(text.length() < SloFileReader.MOST_BYTES);

        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertEquals(1_000, lint("one", text.toString()).size()));
    }

    @Test
    void anObjectOfTheOwnFileIsNearer() {
        assertEquals(
                List.of("other:1:1: left out: no SLO of these files refers to the SLI \"requests\""),
                lint("slo", SLO + "---\n" + INDICATOR + "---\n" + ALERTS + "---\n" + SOURCE, "other", INDICATOR)
                        .stream()
                        .filter(finding -> !finding.contains("lookbackWindow"))
                        .filter(finding -> !finding.contains("DataSource"))
                        .toList());
    }
}
