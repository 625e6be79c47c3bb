package io.slo4j.spec.prometheus;

import static java.time.Duration.ofMinutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Slo;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.alert.UsualTrafficRule;
import io.slo4j.spec.file.SpecEntry;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Traffic of whole weeks, judged by Prometheus against what is usual. */
class UsualTrafficRulesTest {
    private static final UsualTrafficRule FEW = TrafficRule.belowUsual(Severity.PAGE, 0.5, ofMinutes(30));
    private static final UsualTrafficRule MANY = TrafficRule.aboveUsual(Severity.INFO, 3, ofMinutes(30));
    private static final String FIRING = "count(ALERTS{alertstate=\"firing\"}) or vector(0)";
    private static final int WEEK = 7 * 24 * 60;
    private static final Pattern FOUND = Pattern.compile("} (-?[0-9.]+(E[+-]\\d+)?)");

    private @TempDir Path folder;

    private static SpecEntry entry(AlertRule rule) {
        return SpecEntry.of(
                Slo.builder("a").objective("99%").alerts(AlertPolicy.of(rule)).build());
    }

    private static String yaml(AlertRule rule) {
        return PrometheusRules.of(List.of(entry(rule))).yaml();
    }

    /** What promtool says of an expression so many minutes after some weeks, each with its number of events in half an hour. */
    private String said(UsualTrafficRule rule, List<Integer> weeks, String then, int minutes, String expression)
            throws Exception {
        return said(rule, weeks, then, minutes, expression, 30);
    }

    /** The same, if Prometheus looks at it once in so many minutes. */
    private String said(
            UsualTrafficRule rule, List<Integer> weeks, String then, int minutes, String expression, int every)
            throws Exception {
        Identity slo = Identity.of(entry(rule), "default");
        StringBuilder values = new StringBuilder();
        weeks.forEach(
                events -> values.append(events).append("x").append(WEEK - 1).append(' '));
        String tests = """
                rule_files: [rules.yml]
                evaluation_interval: %dm
                group_eval_order: [slo4j_long-default-a, slo4j-default-a]
                tests:
                - interval: 1m
                  input_series:
                  - {series: 'slo:sli_events:traffic30m{sloth_id="default-a",sloth_service="default",sloth_slo="a",sloth_window="30m"}', values: '%s%s'}
                  promql_expr_test:
                  - expr: '%s'
                    eval_time: %dm
                    exp_samples: []
                """.formatted(every, values, then, expression, weeks.size() * WEEK + minutes);
        List<RuleGroup> groups = new SloRules(entry(rule), slo, "")
                .groups().stream().map(UsualTrafficRulesTest::afterTraffic).toList();
        return new Promtool(folder).test(RuleYaml.of(groups, List.of()), tests);
    }

    /* The series that is given here. */
    private static RuleGroup afterTraffic(RuleGroup group) {
        return new RuleGroup(
                group.name(),
                group.interval(),
                group.rules().stream()
                        .filter(rule ->
                                rule.kind() == Rule.Kind.ALERT || rule.name().contains("sli_events:"))
                        .filter(rule -> !rule.name().contains("traffic"))
                        .filter(rule -> !rule.name().contains("pieces"))
                        .toList(),
                List.of());
    }

    private double figure(UsualTrafficRule rule, List<Integer> weeks, String then, int minutes, String expression)
            throws Exception {
        String said = said(rule, weeks, then, minutes, expression);
        Matcher found = FOUND.matcher(said);
        assertTrue(found.find(), said);
        return Double.parseDouble(found.group(1));
    }

    private double alerts(UsualTrafficRule rule, List<Integer> weeks, String then, int minutes) throws Exception {
        return figure(rule, weeks, then, minutes, FIRING);
    }

    @Test
    void usualIsTheMedianOfTheWeeksAndItsDeviation() throws Exception {
        List<Integer> weeks = List.of(900, 1_000, 5_000, 1_100, 0);

        assertEquals(1_000, figure(FEW, weeks, "700x100", 60, "sum(slo:sli_events:usual30m)"));
        assertEquals(148.26, figure(FEW, weeks, "700x100", 60, "sum(slo:sli_events:usual_spread30m)"), 0.001);
    }

    @ParameterizedTest
    @CsvSource({"400, 1", "499, 1", "500, 0", "2000, 0"})
    void lessThanHalfOfTheUsualFires(int events, int alerts) throws Exception {
        assertEquals(alerts, alerts(FEW, List.of(900, 1_000, 1_100), events + "x100", 60));
    }

    @ParameterizedTest
    @CsvSource({"3000, 0", "3001, 1", "100, 0"})
    void moreThanThreeTimesTheUsualFires(int events, int alerts) throws Exception {
        assertEquals(alerts, alerts(MANY, List.of(900, 1_000, 1_100), events + "x100", 60));
    }

    @Test
    void twoWeeksAreNotEnough() throws Exception {
        assertEquals(0, alerts(FEW, List.of(1_000, 1_000), "0x100", 60));
        assertEquals(1, alerts(FEW, List.of(1_000, 1_000, 1_000), "0x100", 60));
    }

    @Test
    void fewEventsThatMayBeChanceDoNotFire() throws Exception {
        List<Integer> weeks = List.of(9, 10, 11);

        assertEquals(0, alerts(FEW, weeks, "0x100", 60));
        assertEquals(1, alerts(FEW.withSignificance(0.01), weeks, "0x100", 60));
        assertEquals(1, alerts(FEW.withSignificance(1), weeks, "4x100", 60));
        assertEquals(0, alerts(FEW.withSignificance(1), weeks, "5x100", 60));
    }

    @Test
    void whatFiresGoesOnUntilTheShareIsReachedWhateverChanceSays() throws Exception {
        List<Integer> weeks = List.of(36, 40, 44);

        String then = "(count(ALERTS{alertstate=\"firing\"} offset 50m) or vector(0)) + 10 * (" + FIRING + ")";
        String said = said(FEW, weeks, "5x40 15x40 20x100", 120, then, 4);

        assertTrue(said.contains("{} 1E+00"), said);
        assertEquals(0, alerts(FEW, weeks, "15x100", 90));
    }

    @Test
    void aWindowThatPrometheusHasNotSeenIsNoSilence() throws Exception {
        assertEquals(0, alerts(FEW, List.of(1_000, 1_000, 1_000), "_x40 0x100", 60));
        assertEquals(1, alerts(FEW, List.of(1_000, 1_000, 1_000), "_x40 0x100", 90));
    }

    @ParameterizedTest
    @CsvSource({"0", "3", "12", "18", "30"})
    void theChanceOfFewIsNeverBelowTheProbability(int events) throws Exception {
        double said = figure(FEW, List.of(40, 40, 40), events + "x100", 60, "sum(slo:sli_events:ln_chance_few30m)");
        double exact = Math.log(poisson(0, events, 40));

        assertTrue(said - exact > -0.02 && said - exact < 0.8, said + " beside " + exact);
    }

    @ParameterizedTest
    @CsvSource({"60", "80", "200"})
    void theChanceOfManyIsNeverBelowTheProbability(int events) throws Exception {
        double said = figure(MANY, List.of(40, 40, 40), events + "x100", 60, "sum(slo:sli_events:ln_chance_many30m)");
        double exact = Math.log(poisson(events, 1_000, 40));

        assertTrue(said - exact > -0.02 && said - exact < 0.8, said + " beside " + exact);
    }

    private static double poisson(int from, int to, double expected) {
        double term = Math.exp(-expected);
        double sum = from == 0 ? term : 0;
        for (int i = 1; i <= to; i++) {
            term *= expected / i;
            sum += i >= from ? term : 0;
        }
        return sum;
    }

    @Test
    void theFleetIsAddedUpAndWhatDiffersFromAProcessIsSaid() {
        String yaml = yaml(FEW.withZone(ZoneId.of("Europe/Berlin")));

        for (String part : List.of(
                "expr: sum(increase(slo_events_total{slo=\"a\",member=\"\"}[30m]))\n",
                "label_replace(slo:sli_events:traffic30m{sloth_id=\"default-a\"} offset 56d, \"sloth_week\", \"8\", \"\", \"\")\n",
                "  - # Usual is the median of the fleet's last eight weeks, so Prometheus must keep three weeks at least;\n",
                "    # no process at all is not found here.\n",
                "    # After clocks have changed (Europe/Berlin), the same hour of the weeks before is that of their own"
                        + " clock in a process, and an hour off here.\n",
                "summary: 'a: {{ $value | humanize }} events in the last 30m, below 50% of what is usual at this hour"
                        + " of the week (page, 99% over 30d)'")) {
            assertTrue(yaml.contains(part), () -> part + " must be in " + yaml);
        }
        assertTrue(!yaml(FEW).contains("After clocks have changed"), yaml);
    }
}
