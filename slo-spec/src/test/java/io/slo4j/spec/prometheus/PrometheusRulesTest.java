package io.slo4j.spec.prometheus;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import io.slo4j.alert.UsualTrafficRule;
import io.slo4j.spec.file.RatioQueries;
import io.slo4j.spec.file.RatioQueries.Kind;
import io.slo4j.spec.file.SpecEntry;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrometheusRulesTest {
    private static final String HOSTILE =
            "a \"quoted\" \\ name\nin two lines {{ $value }} ` # é \u2028 \u0085 \u2029 \uFEFF \r \t";

    private static final LatencyRule SLOW = LatencyRule.above(Severity.TICKET, 0.95, ofMillis(200), ofMinutes(5))
            .withHold(ofMinutes(1));
    private static final UsualTrafficRule UNUSUAL = TrafficRule.belowUsual(Severity.PAGE, 0.5, ofMinutes(30));

    private @TempDir Path folder;

    private static SpecEntry entry(SloBuilder builder) {
        return SpecEntry.of(builder.build());
    }

    private static SloBuilder slo(String name) {
        return Slo.builder(name).objective("99.9%");
    }

    static Stream<SpecEntry> entries() {
        String bad = "sum(rate(http_requests_total{code=~\"5..\"}[{{.window}}]))";
        String all = "sum(rate(http_requests_total[{{ .window }}]))";
        return Stream.of(
                entry(slo("standard")
                        .label("team", "shop")
                        .runbook("https://wiki.example/{slo}/{rule}?left={remaining}")),
                entry(slo("workbook")
                        .alerts(AlertPolicy.workbook().withHold(ofMinutes(2)).withKeepFiring(ofMillis(90_500)))),
                entry(slo("sloth").alerts(AlertPolicy.sloth().observedOnly())),
                entry(slo("none").alerts(AlertPolicy.of())),
                entry(slo("every kind")
                        .trackLatency()
                        .alerts(AlertPolicy.standard()
                                .and(
                                        BudgetRule.exhausted(Severity.PAGE),
                                        BudgetRule.below(Severity.TICKET, 0.25),
                                        BudgetRule.exhaustedWithin(Severity.TICKET, ofDays(2)),
                                        SLOW,
                                        UNUSUAL,
                                        TrafficRule.aboveUsual(Severity.INFO, 3, ofHours(24)),
                                        TrafficRule.aboveUsual(Severity.PAGE, 5, ofMinutes(30)),
                                        TrafficRule.silence(Severity.TICKET, ofMinutes(10)),
                                        TrafficRule.below(Severity.INFO, 0.5, ofMinutes(10)),
                                        TrafficRule.above(Severity.INFO, 500, ofMinutes(10))))),
                entry(slo("slices").budgetingMethod(BudgetingMethod.timeslices(ofMinutes(1), 0.95))),
                entry(slo("ratio slices").budgetingMethod(BudgetingMethod.ratioTimeslices(ofMinutes(1)))),
                entry(slo("month").period(SloPeriod.calendarMonth(ZoneId.of("Europe/Berlin")))),
                entry(slo("week").period(SloPeriod.SEVEN_DAYS)),
                entry(slo("hour").period(SloPeriod.rolling(ofHours(1)))),
                entry(slo("minutes").period(SloPeriod.rolling(ofMinutes(20)))),
                entry(slo(HOSTILE)
                        .label(HOSTILE, HOSTILE)
                        .label("severity", "none")
                        .label("sloth_id", "mine")
                        .label("__name__", "mine")
                        .label("empty", "")
                        .runbook("https://wiki.example/{slo}?{" + HOSTILE + "}")
                        .description(HOSTILE + " {{ .Nothing }} {{")),
                entry(slo("http")).withGroup("route").withService("shop"),
                entry(slo("bad")).withQueries(new RatioQueries(Kind.BAD, bad, all, false, "")),
                entry(slo("good")).withQueries(new RatioQueries(Kind.GOOD, bad, all, false, "")),
                entry(slo("ratio")).withQueries(new RatioQueries(Kind.BAD_RATIO, bad + " / " + all, null, false, "")),
                entry(slo("good ratio")).withQueries(new RatioQueries(Kind.GOOD_RATIO, "up", null, false, "")),
                entry(slo("latency of a group").trackLatency().alerts(AlertPolicy.of(SLOW, UNUSUAL)))
                        .withGroup("route"),
                entry(slo("ratio and latency")
                                .trackLatency()
                                .alerts(AlertPolicy.of(SLOW.withHold(ofMinutes(0)), UNUSUAL)))
                        .withQueries(new RatioQueries(Kind.GOOD_RATIO, "up", null, false, "")),
                entry(slo("counters"))
                        .withQueries(new RatioQueries(Kind.GOOD, "ok_total{code=\"}\"}", "all_total", true, "")),
                entry(slo("added counters"))
                        .withQueries(new RatioQueries(Kind.BAD, "sum by (route) (bad_total)", "all_total", true, ""))
                        .withGroup("route"));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void promtoolReadsTheRules(SpecEntry entry) throws Exception {
        String said =
                new Promtool(folder).check(PrometheusRules.of(List.of(entry)).yaml());

        assertTrue(said.matches("(?s)Checking rules.yml\n  SUCCESS: \\d+ rules found\n\nexit 0\n"), said);
    }

    @Test
    void promtoolReadsAllOfThemInOneFile() throws Exception {
        String yaml = PrometheusRules.of(entries().toList())
                .withService("shop")
                .withSelector("job=\"shop\",cluster=~\"eu-.*\"")
                .yaml();

        String said = new Promtool(folder).check(yaml);
        assertTrue(said.endsWith(" rules found\n\nexit 0\n"), said);
        assertEquals(
                yaml,
                PrometheusRules.of(entries().toList())
                        .withService("shop")
                        .withSelector("job=\"shop\",cluster=~\"eu-.*\"")
                        .yaml());
    }

    @Test
    void promtoolWouldFindAMistake() throws Exception {
        String yaml = PrometheusRules.of(List.of(entry(slo("a")))).yaml().replace("sum(", "summ(");

        assertTrue(new Promtool(folder).check(yaml).contains("unknown function with name \"summ\""), yaml);
    }

    @Test
    void totalsAreAddedUpBeforeTheyAreDivided() {
        String yaml = PrometheusRules.of(List.of(entry(slo("a"))))
                .withSelector("job=\"shop\"")
                .yaml();

        assertTrue(yaml.contains("""
              - record: slo:sli_error:ratio_rate5m
                expr: |
                  sum(increase(slo_events_total{slo="a",member="",job="shop",outcome="bad"}[5m]))
                  /
                  sum(increase(slo_events_total{slo="a",member="",job="shop"}[5m]))
                labels:
                  sloth_id: default-a
                  sloth_service: default
                  sloth_slo: a
                  sloth_window: 5m
            """), yaml);
    }

    @Test
    void anAlertHasWhatItsRuleHas() {
        BurnRateRule rule = BurnRateRule.of(Severity.PAGE, 14.4, ofHours(1), ofMinutes(5))
                .withHold(ofMinutes(2))
                .withKeepFiring(ofMinutes(10));
        String yaml = PrometheusRules.of(List.of(entry(slo("a").label("team", "x")
                        .runbook("https://wiki.example/{slo}/{team}")
                        .dashboard("https://grafana.example/d/slo")
                        .alerts(AlertPolicy.of(rule).observedOnly()))))
                .yaml();

        assertTrue(yaml.contains("""
              - alert: a
                expr: |
                  max without (sloth_window) (slo:sli_error:ratio_rate1h{sloth_id="default-a"}) > 0.0144
                  and
                  max without (sloth_window) (slo:sli_error:ratio_rate5m{sloth_id="default-a"}) > 0.0144
                for: 2m
                keep_firing_for: 10m
                labels:
                  rule: 14.4x 1h/5m
                  severity: page
                  slo: a
                  sloth_id: default-a
                  sloth_severity: page
                annotations:
                  dashboard_url: https://grafana.example/d/slo
                  objective: 99.9% over 30d
                  runbook_url: https://wiki.example/a/x
                  summary: 'a: {{ $value | humanizePercentage }} of the events of the last 1h were bad: the limit is 1.44%, 14.4x the budget (page, 99.9% over 30d)'
            """), yaml);
    }

    @Test
    void whatPrometheusCannotJudgeIsSaid() {
        String yaml = PrometheusRules.of(entries().toList()).yaml();

        for (String remark : List.of(
                "# Not asked here: bad events in at least 3 ticks: a tick is a second, and Prometheus looks at it less often.",
                "# Not asked here: so many bad events by chance less often than 0.0001: the events of this SLO cannot be counted one by one.",
                "# Left to the processes: ticket: p95 above 200ms in 5m.",
                "# Left to the processes: page: events below 50% of usual in 30m.",
                "# Each process judges this by itself, because percentiles of processes cannot be added up;",
                "# it fires here while it fires in one of them.",
                "# The budget here is that of the last 30d, because PromQL has no windows that begin with a calendar's.",
                "# A mean of ratios, in which a minute with few events counts as much as one with many:",
                "# A process counts what it has not seen of a window as good, and takes no events for no recovery;",
                "# exact in their events, but that a window begins and ends within five minutes of its length.")) {
            assertTrue(yaml.contains(remark), () -> remark + " must be in " + yaml);
        }
    }

    @Test
    void whatCannotBeWrittenIsRefused() {
        assertEquals(
                "selector must be matchers such as job=\"shop\",cluster=\"eu\", but was job=shop",
                refusal(() -> PrometheusRules.of(List.of()).withSelector("job=shop")));
        assertEquals(
                "service must not be blank, but was \" \"",
                refusal(() -> PrometheusRules.of(List.of()).withService(" ")));
        assertEquals(
                "SLOs must differ in service and name, but two were of default and a",
                refusal(() -> PrometheusRules.of(List.of(entry(slo("a")), entry(slo("a"))))
                        .yaml()));
        BurnRateRule rule = BurnRateRule.of(Severity.PAGE, 14.4, ofHours(1), ofNanos(1));
        assertEquals(
                "window must be of whole milliseconds in Prometheus, but was 1ns",
                refusal(() -> PrometheusRules.of(List.of(entry(slo("a").alerts(AlertPolicy.of(rule)))))
                        .yaml()));
    }

    private static String refusal(org.junit.jupiter.api.function.Executable call) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
