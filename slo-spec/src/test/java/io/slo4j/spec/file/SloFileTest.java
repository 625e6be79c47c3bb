package io.slo4j.spec.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.BudgetingMethod;
import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloDefinition;
import io.slo4j.SloGroup;
import io.slo4j.SloPeriod;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SloFileTest {
    private static final String FULL = """
            version: slo4j/v1
            service: shop
            budgetPolicies:
              careful:
                hysteresis: 1%
                levels:
                  - { name: open, above: 25%, allowed: [deploy, rollback] }
                  - { name: closed, allowed: [rollback] }
            slos:
              checkout:
                objective: 99.9%
                description: Card payments
                period: calendar month (Europe/Berlin)
                latencyThreshold: 300ms
                trackLatency: true
                budgetingMethod: timeslices of 1m at 0.95
                budgetPolicy: careful
                good: [java.lang.IllegalArgumentException]
                bad: [java.lang.NumberFormatException]
                ignored: [java.util.concurrent.CancellationException]
                alerts: workbook
                rules:
                  - severity: page
                    factor: 20
                    longWindow: 30m
                    shortWindow: 2m
                    hold: 1m
                hold: 2m
                windows: [10m]
                labels: { team: payments }
                annotations: { note: "ask {team}" }
                runbook: https://runbook
                dashboard: https://dashboard
              http:
                objective: 0.995
                service: edge
                groupBy: route
                atMost: 50
                evictAfter: 1d
            """;

    private static SloFile read(String text) {
        return new SloFileReader().read("slos.yaml", text);
    }

    @Test
    void aFileMakesTheDefinitionsThatBuildersMake() {
        SloFile file = read(FULL);

        SloDefinition checkout = Slo.builder("checkout")
                .objective("99.9%")
                .description("Card payments")
                .period(SloPeriod.calendarMonth(ZoneId.of("Europe/Berlin")))
                .latencyThreshold(Duration.ofMillis(300))
                .trackLatency()
                .budgetingMethod(BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.95))
                .budgetPolicy(BudgetPolicy.of(
                                BudgetLevel.above(0.25, "open", "deploy", "rollback"),
                                BudgetLevel.lowest("closed", "rollback"))
                        .withHysteresis(0.01))
                .exception(NumberFormatException.class, Outcome.BAD)
                .exception(IllegalArgumentException.class, Outcome.GOOD)
                .exception(java.util.concurrent.CancellationException.class, Outcome.IGNORED)
                .alerts(AlertPolicy.workbook()
                        .and(BurnRateRule.of(Severity.PAGE, 20, Duration.ofMinutes(30), Duration.ofMinutes(2))
                                .withHold(Duration.ofMinutes(1)))
                        .withHold(Duration.ofMinutes(2)))
                .windows(Duration.ofMinutes(10))
                .label("team", "payments")
                .annotation("note", "ask {team}")
                .runbook("https://runbook")
                .dashboard("https://dashboard")
                .build();
        SloDefinition http = Slo.builder("http").objective("99.5%").build();
        assertEquals(List.of(checkout, http), file.definitions());
        assertEquals(List.of(), file.leftOut());
        assertEquals(
                List.of(Optional.of("shop"), Optional.of("edge")),
                file.entries().stream().map(SpecEntry::service).toList());
        assertEquals(
                List.of(Optional.empty(), Optional.of("route")),
                file.entries().stream().map(SpecEntry::groupLabel).toList());
    }

    @Test
    void jsonIsReadLikeYaml() {
        String json = """
                {
                \t"version": "slo4j/v1",
                \t"slos": {
                \t\t"checkout": {"objective": "99.9%", "hold": "2m"},
                \t\t"search": {"objective": 0.99, "labels": {"team": "find"}}
                \t}
                }
                """;
        String yaml = """
                version: slo4j/v1
                slos:
                  checkout: { objective: 99.9%, hold: 2m }
                  search:
                    objective: 99%
                    labels:
                      team: find
                """;
        assertEquals(read(yaml).definitions(), read(json).definitions());
    }

    @Test
    void whatTwoSlosShareIsWrittenOnce() {
        SloFile file = read("""
                version: slo4j/v1
                slos:
                  one: { objective: 99%, labels: &team { team: payments } }
                  two: { objective: 99%, labels: *team }
                """);
        assertEquals(
                List.of(Map.of("team", "payments"), Map.of("team", "payments")),
                file.definitions().stream().map(SloDefinition::labels).toList());
    }

    @Test
    void allOfItIsRegistered() {
        try (SloRegistry slos = SloRegistry.create()) {
            SloFile.Registered registered = read(FULL).registerAll(slos);

            assertEquals("[checkout]", registered.slos().keySet().toString());
            assertEquals("[http]", registered.groups().keySet().toString());
            SloGroup http = Objects.requireNonNull(registered.groups().get("http"));
            http.of("/checkout").good();
            assertEquals("http{route=\"/checkout\"}", http.members().get(0).name());
            assertEquals(
                    Outcome.BAD,
                    slos.find("checkout").orElseThrow().definition().outcomeOfException(new NumberFormatException()));
        }
    }

    @Test
    void theSlosOfOneServiceAreRegisteredAlone() {
        try (SloRegistry slos = SloRegistry.create()) {
            SloFile file = read(FULL);
            file.ofService("shop").registerAll(slos);
            assertEquals(
                    List.of("checkout"), slos.slos().stream().map(Slo::name).toList());
            assertEquals(List.of(), file.ofService("unknown").entries());
        }
    }

    @Test
    void queriesAndTextsOfAlertsAreKept() {
        SpecEntry entry = read("""
                version: slo4j/v1
                slos:
                  checkout:
                    objective: 99.9%
                    labels: { team: payments, tier: "1" }
                    queries:
                      bad: sum(rate(errors_total[{{.window}}]))
                      total: sum(rate(requests_total[{{.window}}]))
                      source: Prometheus
                    alertName: CheckoutFails
                    alertLabels:
                      all: { category: money, tier: "2" }
                      page: { severity: pager }
                    alertAnnotations:
                      ticket: { summary: slowly }
                """).entries().get(0);
        assertEquals(
                Optional.of(new RatioQueries(
                        RatioQueries.Kind.BAD,
                        "sum(rate(errors_total[{{.window}}]))",
                        "sum(rate(requests_total[{{.window}}]))",
                        false,
                        "Prometheus")),
                entry.queries());
        assertEquals(Optional.of("CheckoutFails"), entry.alertName());
        assertEquals(Map.of("team", "payments", "tier", "1"), entry.labels());
        assertEquals(
                Map.of("team", "payments", "tier", "2", "category", "money"),
                entry.definition().labels());
        assertEquals(Map.of("category", "money", "tier", "2", "severity", "pager"), entry.alertLabels(Severity.PAGE));
        assertEquals(Map.of("category", "money", "tier", "2"), entry.alertLabels(Severity.TICKET));
        assertEquals(Map.of("summary", "slowly"), entry.alertAnnotations(Severity.TICKET));
    }

    @Test
    void aFileThatIsNotThereIsNoEmptyFile(@TempDir Path folder) {
        UncheckedIOException refusal =
                assertThrows(UncheckedIOException.class, () -> SloFile.load(folder.resolve("absent.yaml")));
        assertEquals(
                NoSuchFileException.class,
                Objects.requireNonNull(refusal.getCause()).getClass());
    }

    @Test
    void mistakesNameTheFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("slos.yaml"), "version: slo4j/v1\nslos: {}\nslo: 1\n");
        assertEquals(
                file + ":3:1: slo: key must be one of budgetPolicies, service, slos, version, but was \"slo\"",
                assertThrows(SpecFileException.class, () -> SloFile.load(file)).getMessage());
    }

    @Test
    void exceptionsMayBeNamesAlone() {
        String text = """
                version: slo4j/v1
                slos:
                  checkout: { objective: 99.9%, good: [com.shop.CardDeclined, no class] }
                """;
        assertEquals(
                """
                slos.yaml:3:40: slos.checkout.good[0]: exception type must be the name of a class that is a Throwable, but was "com.shop.CardDeclined"
                slos.yaml:3:63: slos.checkout.good[1]: exception type must be the name of a class that is a Throwable, but was "no class\"""", assertThrows(SpecFileException.class, () -> read(text)).getMessage());
        assertEquals(
                "slos.yaml:3:63: slos.checkout.good[1]: exception type must be the name of a class, but was \"no class\"",
                assertThrows(
                                SpecFileException.class,
                                () -> new SloFileReader().withoutClasses().read("slos.yaml", text))
                        .getMessage());
    }
}
