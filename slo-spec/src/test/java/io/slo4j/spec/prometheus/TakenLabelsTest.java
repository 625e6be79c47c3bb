package io.slo4j.spec.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.Slo;
import io.slo4j.spec.file.RatioQueries;
import io.slo4j.spec.file.SloFileReader;
import io.slo4j.spec.file.SpecEntry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels of SLOs, groups and alerts that have the names of those which the rules need themselves. */
class TakenLabelsTest {
    private static final String PASSED = "Unit Testing:  tests.yml\n  SUCCESS\n\nexit 0\n";

    private static final String EVERY_NAME = """
            {member: x, route: x, http_route: x, week: x, sloth_week: x, sloth_window: x, sloth_id: x, rule: x, slo: x, \
            severity: x, alertname: x, alertstate: x, outcome: x, window: x, quantile: x, le: x, __name__: x, \
            exported_member: x}""";

    private @TempDir Path folder;

    /** What promtool says of values of expressions in a rule that fires for one of two members and not for the other. */
    private String said(String groupBy, boolean queried, String labels, String alertLabels) throws Exception {
        String series = groupBy.replace('.', '_');
        String queries = queried ? """
                    queries:
                      bad: sum by (%1$s) (increase(slo_events_total{outcome="bad"}[{{.window}}]))
                      total: sum by (%1$s) (increase(slo_events_total[{{.window}}]))
                """.formatted(series) : "";
        String file = """
                version: slo4j/v1
                slos:
                  a:
                    objective: 99%%
                    groupBy: %s
                    labels: %s
                    alertLabels: {page: %s}
                    rules:
                      - {severity: page, factor: 10, longWindow: 4h, shortWindow: 2h, resolveBelow: 50%%}
                      - {severity: page, traffic: below 50%% of usual, window: 2h}
                %s""".formatted(groupBy, labels, alertLabels, queries);
        String member = queried ? series : "member";
        StringBuilder tests = new StringBuilder("""
                rule_files: [rules.yml]
                evaluation_interval: 1h
                group_eval_order: [slo4j_long-default-a, slo4j-default-a]
                tests:
                - interval: 1h
                  input_series:
                """);
        for (String[] one : new String[][] {{"/a", "50", "50"}, {"/b", "7", "93"}}) {
            for (String outcome : List.of("good", "bad")) {
                tests.append("  - {series: 'slo_events_total{slo=\"a\",")
                        .append(member)
                        .append("=\"")
                        .append(one[0])
                        .append("\",outcome=\"")
                        .append(outcome)
                        .append("\"}', values: '0+")
                        .append(outcome.equals("bad") ? one[1] : one[2])
                        .append("x550'}\n");
            }
        }
        tests.append("""
                  promql_expr_test:
                  - expr: 'count by (%1$s) (ALERTS{alertstate="firing",sloth_id="default-a"})'
                    eval_time: 12h
                    exp_samples: [{labels: '{%1$s="/a"}', value: 1}]
                """.formatted(member));
        if (!queried) {
            tests.append("""
                  - expr: 'count(slo:sli_events:usual2h)'
                    eval_time: 22d
                    exp_samples: [{labels: '{}', value: 2}]
                """);
        }
        String rules = PrometheusRules.of(
                        new SloFileReader().read("slos.yaml", file).entries())
                .yaml();
        return new Promtool(folder).test(rules, tests.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "route,false",
        "member,false",
        "week,false",
        "http.route,false",
        "route,true",
        "member,true",
        "week,true"
    })
    void eachMemberOfAGroupIsJudgedByItself(String groupBy, boolean queried) throws Exception {
        assertEquals(PASSED, said(groupBy, queried, "{}", "{}"));
    }

    @ParameterizedTest
    @CsvSource({"route,false", "member,false", "http.route,false", "route,true", "week,true"})
    void labelsOfAnyNameMixNothingUp(String groupBy, boolean queried) throws Exception {
        String allowed = EVERY_NAME.replaceFirst("\\b" + groupBy + ": x, ", "");
        assertEquals(PASSED, said(groupBy, queried, allowed, "{}"));
        assertEquals(PASSED, said(groupBy, queried, "{}", EVERY_NAME.replace("severity: x, ", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"severity", "slo", "rule", "alertname", "alertstate", "sloth_id", "sloth.window", "__name__"})
    void aGroupCannotHaveALabelOfTheRules(String label) {
        SpecEntry meters =
                SpecEntry.of(Slo.builder("a").objective("99%").build()).withGroup(label);
        SpecEntry queried =
                meters.withQueries(new RatioQueries(RatioQueries.Kind.BAD, "bad_total", "all_total", true, ""));

        for (SpecEntry entry : List.of(meters, queried)) {
            PrometheusRules rules = PrometheusRules.of(List.of(entry));
            assertEquals(
                    "label of the group a must be one that rules do not have (alertname, alertstate, rule, severity, slo,"
                            + " sloth_..., __...), but was " + label,
                    assertThrows(IllegalArgumentException.class, rules::yaml).getMessage());
        }
    }

    @Test
    void aLabelThatAGroupNeedsIsKeptUnderAnotherName() throws Exception {
        assertEquals(
                "{exported_member=x, exported_route=x, sloth_id=default-a, sloth_service=default, sloth_slo=a, team=x}",
                Identity.of(
                                SpecEntry.of(Slo.builder("a")
                                                .objective("99%")
                                                .label("member", "x")
                                                .label("route", "x")
                                                .label("team", "x")
                                                .build())
                                        .withGroup("route"),
                                "default")
                        .labels()
                        .toString());
    }
}
