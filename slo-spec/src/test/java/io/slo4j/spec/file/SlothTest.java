package io.slo4j.spec.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.Slo;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlothTest {
    private static final String FILE = """
            version: "prometheus/v1"
            service: "shop"
            labels: { owner: myteam, tier: "2" }
            slos:
              - name: "requests"
                objective: 99.9
                description: "Requests that fail."
                labels: { tier: "1" }
                sli:
                  events:
                    error_query: sum(rate(errors_total[{{.window}}]))
                    total_query: sum(rate(requests_total[{{.window}}]))
                alerting:
                  name: HighErrorRate
                  labels: { category: availability }
                  annotations: { runbook: "https://runbook" }
                  page_alert: { labels: { severity: pager } }
                  ticket_alert: { annotations: { summary: slowly } }
            """;

    private static SloFile read(String text) {
        return new SloFileReader().read("f", text);
    }

    private static List<String> rules(String text) {
        return read(text).definitions().get(0).rules().stream()
                .map(AlertRule::name)
                .toList();
    }

    @Test
    void anSloHasTheRulesOfSloth() {
        SloFile file = read(FILE);
        assertEquals(
                List.of(Slo.builder("requests")
                        .objective("99.9%")
                        .description("Requests that fail.")
                        .alerts(AlertPolicy.sloth())
                        .label("owner", "myteam")
                        .label("tier", "1")
                        .label("category", "availability")
                        .annotation("runbook", "https://runbook")
                        .build()),
                file.definitions());
        assertEquals(List.of(), file.leftOut());
    }

    @Test
    void whatOnlyRulesOfPrometheusHaveIsKept() {
        SpecEntry entry = read(FILE).entries().get(0);
        assertEquals(Optional.of("shop"), entry.service());
        assertEquals(Optional.of("HighErrorRate"), entry.alertName());
        assertEquals(Map.of("owner", "myteam", "tier", "1"), entry.labels());
        assertEquals(Map.of("category", "availability", "severity", "pager"), entry.alertLabels(Severity.PAGE));
        assertEquals(Map.of("category", "availability"), entry.alertLabels(Severity.TICKET));
        assertEquals(Map.of("summary", "slowly"), entry.alertAnnotations(Severity.TICKET));
        assertEquals(
                Optional.of(new RatioQueries(
                        RatioQueries.Kind.BAD,
                        "sum(rate(errors_total[{{.window}}]))",
                        "sum(rate(requests_total[{{.window}}]))",
                        false,
                        "Prometheus")),
                entry.queries());
    }

    @Test
    void anAlertThatIsDisabledHasNoRules() {
        assertEquals(
                List.of("3x 1d/2h", "1x 3d/6h"),
                rules(FILE.replace("page_alert: { labels: { severity: pager } }", "page_alert: { disable: true }")));
        assertEquals(
                List.of(),
                rules(FILE.replace("page_alert: { labels: { severity: pager } }", "page_alert: { disable: true }")
                        .replace("annotations: { summary: slowly }", "disable: true")));
    }

    @Test
    void aRuleThatCouldNeverFireIsLeftOut() {
        String low = FILE.replace("99.9", "80");
        assertEquals(List.of("3x 1d/2h", "1x 3d/6h"), rules(low));
        assertEquals(
                """
                f:6:16: slos[0].objective: left out: the rule 14.4x 1h/5m can never fire: 80% allows a burn rate of at most 5
                f:6:16: slos[0].objective: left out: the rule 6x 6h/30m can never fire: 80% allows a burn rate of at most 5""", read(low).leftOut().get(0) + "\n" + read(low).leftOut().get(1));
    }

    @Test
    void theResourceOfKubernetesSaysTheSame() {
        String resource =
                "apiVersion: sloth.slok.dev/v1\nkind: PrometheusServiceLevel\nmetadata: { name: shop }\nspec:\n"
                        + FILE.substring(FILE.indexOf("service"))
                                .replace("error_query", "errorQuery")
                                .replace("total_query", "totalQuery")
                                .replace("page_alert", "pageAlert")
                                .replace("ticket_alert", "ticketAlert")
                                .indent(2);
        assertEquals(read(FILE).definitions(), read(resource).definitions());
        assertEquals(List.of(), read(resource).leftOut());
    }

    @Test
    void mistakesAreSaidInTheWordsOfSloth() {
        assertEquals(
                """
                f:1:10: version: version must be prometheus/v1, but was "prometheus/v2"
                f:6:16: slos[0].objective: objective must be a ratio above 0 and below 1, such as 0.999, or a percentage above 0% and below 100%, such as "99.9%", but was "100%"
                f:9:5: slos[0].sli: sli must have one of events, raw and plugin, but had none""",
                assertThrows(
                                SpecFileException.class,
                                () -> read(FILE.substring(0, FILE.indexOf("    events"))
                                        .replace("prometheus/v1", "prometheus/v2")
                                        .replace("99.9", "100")
                                        .replace("sli:", "sli: {}")))
                        .getMessage());
    }
}
