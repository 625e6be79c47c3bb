package io.slo4j.spec.prometheus;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.BudgetingMethod;
import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloPeriod;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.spec.file.RatioQueries;
import io.slo4j.spec.file.RatioQueries.Kind;
import io.slo4j.spec.file.SpecEntry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus makes of the rules, minute by minute. */
class JudgedByPrometheusTest {
    private static final String PASSED = "Unit Testing:  tests.yml\n  SUCCESS\n\nexit 0\n";
    private static final BurnRateRule FAST = BurnRateRule.of(Severity.PAGE, 14.4, ofHours(1), ofMinutes(5));

    private @TempDir Path folder;

    private static SloBuilder slo(String name, AlertPolicy policy) {
        return Slo.builder(name).objective("99%").alerts(policy);
    }

    /** What promtool says of the value of an expression after so many minutes. */
    private String said(SpecEntry entry, String series, String expression, int minutes, String value) throws Exception {
        String id = Identity.of(entry, "default").id();
        String tests = """
                rule_files: [rules.yml]
                evaluation_interval: 1m
                group_eval_order: [%s, %s]
                tests:
                - interval: 1m
                  input_series:
                %s  promql_expr_test:
                  - expr: '%s'
                    eval_time: %dm
                    exp_samples: [%s]
                """.formatted(
                        PromText.quoted("slo4j_long-" + id),
                        PromText.quoted("slo4j-" + id),
                        series,
                        expression,
                        minutes,
                        value.isEmpty() ? "" : "{labels: '{}', value: " + value + "}");
        return new Promtool(folder).test(PrometheusRules.of(List.of(entry)).yaml(), tests);
    }

    private static String events(String slo, String member, String good, String bad) {
        String labels = "{slo=" + PromText.quoted(slo) + ",member=" + PromText.quoted(member) + ",outcome=";
        return "  - {series: 'slo_events_total" + labels + "\"good\"}', values: '" + good + "'}\n"
                + "  - {series: 'slo_events_total" + labels + "\"bad\"}', values: '" + bad + "'}\n";
    }

    @Test
    void aNameOfAnyCharactersIsTheLabelOfItsAlert() throws Exception {
        String name = "a \"b\" \\ {{ $value }} {{ x \u2028 \u0085 \uFEFF \n\t é";
        SpecEntry entry = SpecEntry.of(slo(name, AlertPolicy.of(FAST).observedOnly())
                .label("team", "{{ .x }}")
                .build());
        String firing = "count(ALERTS{alertstate=\"firing\",slo=" + PromText.quoted(name) + ",alertname="
                + PromText.quoted(name) + ",team=\"{{ .x }}\"})";

        assertEquals(PASSED, said(entry, events(name, "", "0+0x60", "0+5x60"), firing, 30, "1"));
    }

    @Test
    void eachMemberOfAGroupHasAnAlertOfItsOwn() throws Exception {
        SpecEntry entry = SpecEntry.of(
                        slo("http", AlertPolicy.of(FAST.withResolveBelow(0.5))).build())
                .withGroup("route");
        String series = events("http", "/a", "0+10x60", "0+0x60") + events("http", "/b", "0+0x60", "0+10x60");

        assertEquals(PASSED, said(entry, series, "count(ALERTS{alertstate=\"firing\"})", 30, "1"));
        assertEquals(PASSED, said(entry, series, "count(ALERTS{alertstate=\"firing\",route=\"/b\"})", 30, "1"));
    }

    @Test
    void twoOfTwoBadEventsAreChanceAndThirtyOfThirtyAreNot() throws Exception {
        SpecEntry entry = SpecEntry.of(Slo.builder("a").objective("99%").build());
        String pages = "count(ALERTS{alertstate=\"firing\",severity=\"page\"})";

        assertEquals(PASSED, said(entry, events("a", "", "0+0x60", "0 1 1+0x60"), pages, 4, ""));
        assertEquals(PASSED, said(entry, events("a", "", "0+0x60", "0 10 20 30+0x60"), pages, 4, "2"));
    }

    @Test
    void whatFiresGoesOnUntilHalfTheLimit() throws Exception {
        SpecEntry entry =
                SpecEntry.of(slo("a", AlertPolicy.of(FAST.withResolveBelow(0.5)).observedOnly())
                        .build());
        String failing = events("a", "", "0+0x10 90x120", "0+100x10 1000+10x120");
        String firing = "count(ALERTS{alertstate=\"firing\"})";
        String calmer = events("a", "", "0+0x5 0+90x90", "0+100x5 500+10x90");

        assertEquals(PASSED, said(entry, failing, firing, 8, "1"));
        assertEquals(PASSED, said(entry, calmer, firing, 20, "1"));
        assertEquals(PASSED, said(entry, events("a", "", "0+90x90", "0+10x90"), firing, 20, ""));
    }

    @Test
    void rulesOfBudgetAndTrafficAreJudged() throws Exception {
        SpecEntry entry = SpecEntry.of(slo(
                        "a",
                        AlertPolicy.of(
                                        BudgetRule.exhausted(Severity.PAGE),
                                        BudgetRule.exhaustedWithin(Severity.TICKET, ofDays(2)),
                                        TrafficRule.silence(Severity.TICKET, ofMinutes(10)),
                                        TrafficRule.below(Severity.INFO, 1, ofMinutes(10)),
                                        TrafficRule.above(Severity.INFO, 1, ofMinutes(10)))
                                .withKeepFiring(ofMinutes(0)))
                .build());
        String series = events("a", "", "0+50x60 3000+0x60", "0+20x60 1200+0x60");

        for (String rule : List.of("budget exhausted", "budget exhausted within 2d", "above 1/s in 10m")) {
            String firing = "count(ALERTS{alertstate=\"firing\",rule=\"" + rule + "\"})";
            assertEquals(PASSED, said(entry, series, firing, 60, "1"));
        }
        for (String rule : List.of("no events in 10m", "below 1/s in 10m")) {
            String firing = "count(ALERTS{alertstate=\"firing\",rule=\"" + rule + "\"})";
            assertEquals(PASSED, said(entry, series, firing, 55, ""));
            assertEquals(PASSED, said(entry, series, firing, 80, "1"));
        }
    }

    @Test
    void aBudgetOfSlicesCountsThoseThatAreBad() throws Exception {
        SpecEntry entry = SpecEntry.of(slo("a", AlertPolicy.of(FAST))
                .period(SloPeriod.rolling(ofDays(5))) // promtool takes ten thousand samples
                .budgetingMethod(BudgetingMethod.timeslices(ofMinutes(1), 0.95))
                .build());
        String series = events("a", "", "0+100x30", "0+0x20 6 12+0x30");

        assertEquals(PASSED, said(entry, series, "sum(round(1e3 * slo:sli_error:ratio_rate1h)) / 1e3", 29, "0.069"));
    }

    @Test
    void whereNoGoodEventWasEverCountedAllAreBad() throws Exception {
        RatioQueries queries = new RatioQueries(
                Kind.GOOD, "sum(rate(ok_total[{{.window}}]))", "sum(rate(all_total[{{.window}}]))", false, "");
        SpecEntry entry = SpecEntry.of(slo("a", AlertPolicy.of(FAST)).build()).withQueries(queries);

        assertEquals(
                PASSED,
                said(
                        entry,
                        "  - {series: all_total, values: '0+10x30'}\n",
                        "sum(slo:sli_error:ratio_rate5m)",
                        20,
                        "1"));
    }

    @Test
    void whatIsSlowInTwoOfThreeProcessesIsOneAlertWithoutAFurtherHold() throws Exception {
        LatencyRule slow = LatencyRule.above(Severity.TICKET, 0.95, ofMillis(200), ofMinutes(5))
                .withHold(ofMinutes(10));
        SpecEntry entry =
                SpecEntry.of(slo("a", AlertPolicy.of(slow)).trackLatency().build());
        StringBuilder states = new StringBuilder();
        for (String values : List.of("0 1 2+0x10 0+0x10", "0 1 2+0x10 0+0x10", "1+0x30")) {
            states.append("  - {series: 'slo_alert_state{slo=\"a\",member=\"\",severity=\"ticket\",rule=\"p95 above"
                            + " 200ms in 5m\",instance=\"")
                    .append(states.length())
                    .append("\"}', values: '")
                    .append(values)
                    .append("'}\n");
        }
        String firing = "count(ALERTS{alertstate=\"firing\",rule=\"p95 above 200ms in 5m\"})";

        assertEquals(PASSED, said(entry, states.toString(), firing, 1, ""));
        assertEquals(PASSED, said(entry, states.toString(), firing, 2, "1"));
        assertEquals(PASSED, said(entry, states.toString(), firing, 13, ""));
    }
}
