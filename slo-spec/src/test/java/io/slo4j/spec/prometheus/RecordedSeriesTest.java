package io.slo4j.spec.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.spec.file.SloFileReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus records, by names and labels that were read off rules which Sloth generates for the like file. */
class RecordedSeriesTest {
    private static final String LABELS =
            "owner=\"team\",sloth_id=\"web-requests\",sloth_service=\"web\",sloth_slo=\"requests\"";

    private @TempDir Path folder;

    @Test
    void aFileOfSlothHasTheSeriesThatSlothRecordsAndTheirValues() throws Exception {
        String rules = PrometheusRules.of(
                        new SloFileReader().read("slos.yaml", """
                        version: prometheus/v1
                        service: web
                        labels: {owner: team}
                        slos:
                          - name: requests
                            objective: 99.9
                            sli:
                              events:
                                error_query: sum(rate(http_total{code=~"5.."}[{{.window}}]))
                                total_query: sum(rate(http_total[{{.window}}]))
                            alerting:
                              name: HighErrorRate
                              page_alert: {labels: {severity: pageteam}}
                              ticket_alert: {disable: true}
                        """).entries())
                .yaml();
        StringBuilder tests = new StringBuilder("""
                rule_files: [rules.yml]
                evaluation_interval: 5m
                group_eval_order: [slo4j_long-web-requests, slo4j-web-requests]
                tests:
                - interval: 5m
                  input_series:
                  - series: http_total{code="200"}
                    values: 0+98x100
                  - series: http_total{code="500"}
                    values: 0+1x100
                  - series: http_total{code="503"}
                    values: 0+1x100
                  promql_expr_test:
                """);
        for (String window : new String[] {"5m", "30m", "1h", "6h", "30d"}) {
            is(tests, "slo:sli_error:ratio_rate" + window, ",sloth_window=\"" + window + "\"", 0.02);
        }
        is(tests, "slo:objective:ratio", "", 0.999);
        is(tests, "slo:error_budget:ratio", "", 0.001);
        is(tests, "slo:time_period:days", "", 30);
        is(tests, "slo:current_burn_rate:ratio", ",sloth_window=\"5m\"", 20);
        is(tests, "slo:period_burn_rate:ratio", ",sloth_window=\"30d\"", 20);
        is(tests, "slo:period_error_budget_remaining:ratio", ",sloth_window=\"30d\"", -19);
        is(tests, "sloth_slo_info", ",sloth_mode=\"slo4j\",sloth_objective=\"99.9\",sloth_spec=\"slo4j\"", 1);
        is(
                tests,
                "ALERTS",
                ",alertname=\"HighErrorRate\",alertstate=\"firing\",rule=\"14.4x 1h/5m\",severity=\"pageteam\","
                        + "slo=\"requests\",sloth_severity=\"page\"",
                1);

        assertEquals(
                "Unit Testing:  tests.yml\n  SUCCESS\n\nexit 0\n", new Promtool(folder).test(rules, tests.toString()));
    }

    /* As PromQL compares numbers: to the last digits of a double, which this leaves out. */
    private static void is(StringBuilder tests, String name, String more, double value) {
        String matchers = more.startsWith(",alertname") ? ",rule=\"14.4x 1h/5m\"" : "";
        tests.append("  - expr: round(1e9 * ")
                .append(name)
                .append('{')
                .append("sloth_slo=\"requests\"")
                .append(matchers)
                .append("}) / 1e9\n    eval_time: 8h\n    exp_samples:\n    - labels: '{")
                .append(LABELS)
                .append(more)
                .append("}'\n      value: ")
                .append(value)
                .append('\n');
    }
}
