package io.slo4j.spec.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.spec.file.SloFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our rules beside those that Sloth itself has generated for its examples, on the same series: the same names, labels and values, and
 * the same alerts. It needs a copy of github.com/slok/sloth, {@code -Dslo4j.sloth=FOLDER}.
 */
@EnabledIfSystemProperty(named = "slo4j.sloth", matches = ".+")
class SlothGeneratedTest {
    private static final Pattern SAMPLE = Pattern.compile("(\\{[^}]*}) (-?[0-9.]+E[+-]\\d+)");
    /* Sloth's thirty days are a mean of ratios, and longer windows of ours begin and end within five minutes. */
    private static final double LONG_TOLERANCE = 0.05;

    private static final Pattern LONG = Pattern.compile("sloth_window=\"\\d+d\"");

    private static final String SERIES = """
              - {series: 'http_request_duration_seconds_count{job="myservice",code="200"}', values: '0+990x150 148500+950x300'}
              - {series: 'http_request_duration_seconds_count{job="myservice",code="429"}', values: '0+10x150 1500+50x300'}
              - {series: 'http_request_duration_seconds_count{job="myapp",code="200"}', values: '0+990x300'}
              - {series: 'http_request_duration_seconds_count{job="myapp",code="503"}', values: '0+10x300'}
              - {series: 'unifipoller_client_satisfaction_ratio{client="a"}', values: '0.9x150 0.6x300'}
              - {series: 'unifipoller_client_satisfaction_ratio{client="b"}', values: '0.9x300'}
              - {series: 'apiserver_request_total{code="200"}', values: '0+90x300'}
              - {series: 'apiserver_request_total{code="500"}', values: '0+1x300'}
              - {series: 'apiserver_request_duration_seconds_count{verb="GET"}', values: '0+100x300'}
              - {series: 'apiserver_request_duration_seconds_bucket{verb="GET",le="0.4"}', values: '0+80x300'}
            """;

    private @TempDir Path folder;

    private Map<String, Double> said(String rules, String query) throws Exception {
        String said = new Promtool(folder).test(rules, """
                rule_files: [rules.yml]
                evaluation_interval: 1m
                tests:
                - interval: 1m
                  input_series:
                %s  promql_expr_test:
                  - {expr: '%s', eval_time: 4h, exp_samples: []}
                """.formatted(SERIES, query));
        Map<String, Double> found = new TreeMap<>();
        Matcher sample = SAMPLE.matcher(said);
        while (sample.find()) {
            found.put(sample.group(1), Double.valueOf(sample.group(2)));
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "getting-started.yml",
                "home-wifi.yml",
                "kubernetes-apiserver.yml",
                "multifile.yml",
                "no-alerts.yml",
                "raw-home-wifi.yml"
            })
    void seriesAndAlertsAreThose(String name) throws Exception {
        Path examples = Path.of(System.getProperty("slo4j.sloth", ""), "examples");
        String ours = PrometheusRules.of(SloFile.load(examples.resolve(name)).entries())
                .yaml()
                .replace("[30d:1m]", "[6d:1m]"); // promtool takes ten thousand samples
        /* Several documents as one, without a label that whoever has generated them has added. */
        String generated = Files.readString(examples.resolve("_gen").resolve(name));
        String theirs = "groups:\n" + generated.replaceAll("(?m)^(---|groups:|#.*| *cmd: examplesgen.sh)\n", "");
        String query =
                "{__name__=~\"slo:(sli_error:ratio_rate|objective|error_budget|time_period|current_|period_).*\"}";
        Map<String, Double> here = said(ours, query);
        Map<String, Double> there = said(theirs, query);

        assertTrue(there.size() >= 14, () -> there.toString());
        assertEquals(there.keySet(), here.keySet());
        there.forEach((series, value) -> {
            double tolerance = LONG.matcher(series).find() ? LONG_TOLERANCE : 1e-9;
            assertEquals(value, here.getOrDefault(series, Double.NaN), Math.abs(value) * tolerance, series);
        });
        String alerts = "max by (alertname, severity, sloth_severity, category, sloth_service, sloth_slo)"
                + " (ALERTS{alertstate=\"firing\"})";
        assertEquals(said(theirs, alerts), said(ours, alerts));
    }
}
