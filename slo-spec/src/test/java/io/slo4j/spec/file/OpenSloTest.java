package io.slo4j.spec.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.BudgetingMethod;
import io.slo4j.Slo;
import io.slo4j.SloDefinition;
import io.slo4j.SloPeriod;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OpenSloTest {
    private static final String SLO = """
            apiVersion: openslo/v1
            kind: SLO
            metadata:
              name: checkout
              displayName: Checkout
              labels: { team: payments, tier: [gold, first] }
              annotations: { note: ask }
            spec:
              description: Card payments
              service: shop
              indicator:
                metadata: { name: errors }
                spec:
                  ratioMetric:
                    counter: true
                    bad: { metricSource: { type: Prometheus, spec: { query: sum(errors_total) } } }
                    total: { metricSource: { metricSourceRef: metrics, spec: { query: sum(requests_total) } } }
              timeWindow:
                - duration: 1M
                  calendar: { startTime: 2024-01-01 00:00:00, timeZone: Europe/Berlin }
              budgetingMethod: Timeslices
              objectives:
                - { displayName: strict, target: 0.999, timeSliceTarget: 0.95, timeSliceWindow: 5 }
                - { targetPercent: 99, timeSliceTarget: 0.9, timeSliceWindow: 1m }
              alertPolicies:
                - alertPolicyRef: fast
            ---
            apiVersion: openslo/v1
            kind: DataSource
            metadata: { name: metrics }
            spec: { type: Prometheus, connectionDetails: { password: secret } }
            ---
            apiVersion: openslo/v1
            kind: AlertPolicy
            metadata: { name: fast }
            spec:
              alertWhenBreaching: true
              alertWhenNoData: true
              conditions:
                - kind: AlertCondition
                  metadata: { name: fast-burn }
                  spec:
                    severity: critical
                    condition: { kind: burnrate, op: gt, threshold: 6, lookbackWindow: 1h, alertAfter: 5m }
              notificationTargets: []
            """;

    private static SloFile read(String text) {
        return new SloFileReader().read("f", text);
    }

    private static String leftOut(SloFile file) {
        return file.leftOut().stream().map(SpecFinding::toString).collect(Collectors.joining("\n"));
    }

    private static String refusal(String text) {
        return String.valueOf(
                assertThrows(SpecFileException.class, () -> read(text)).getMessage());
    }

    @Test
    void eachObjectiveIsAnSlo() {
        List<SloDefinition> slos = read(SLO).definitions();
        SloDefinition first = slos.get(0);
        assertEquals(
                List.of("checkout-0", "checkout-1"),
                slos.stream().map(SloDefinition::name).toList());
        assertEquals(
                List.of("99.9%", "99%"),
                slos.stream().map(slo -> slo.objective().toString()).toList());
        assertEquals(SloPeriod.calendarMonth(ZoneId.of("Europe/Berlin")), first.period());
        assertEquals(BudgetingMethod.timeslices(Duration.ofMinutes(5), 0.95), first.budgetingMethod());
        assertEquals(
                BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.9),
                slos.get(1).budgetingMethod());
        assertEquals("{team=payments, tier=gold,first}", first.labels().toString());
        assertEquals(
                "{displayName=Checkout: strict, note=ask, description=Card payments}",
                first.annotations().toString());
    }

    @Test
    void aConditionIsARuleAndNoDataIsSilence() {
        assertEquals(
                List.of(
                        "page: burn rate above 6 in 1h and 5m, hold 5m, named \"fast-burn\"",
                        "page: no events in 1h, hold 5m"),
                read(SLO).definitions().get(0).rules().stream()
                        .map(AlertRule::text)
                        .toList());
    }

    @Test
    void theQueriesAreKept() {
        assertEquals(
                Optional.of(new RatioQueries(
                        RatioQueries.Kind.BAD, "sum(errors_total)", "sum(requests_total)", true, "Prometheus")),
                read(SLO).entries().get(0).queries());
    }

    @Test
    void whatHasNoCounterpartIsNamedWithItsPlace() {
        assertEquals("""
                f:6:29: metadata.labels.tier: left out: a label has one value; these are one text, "gold,first"
                f:31:27: spec.connectionDetails: left out: how a backend is reached is not said with an SLO
                f:44:76: spec.conditions[0].spec.condition.lookbackWindow: left out: a rule has a second window, so that it ends soon after the fault: it is a twelfth of this, 5m
                f:45:3: spec.notificationTargets: left out: who is told of alerts is not said with an SLO, but where its alerts go""", leftOut(read(SLO)));
    }

    @Test
    void anSloWithoutPoliciesHasNoAlerts() {
        SloFile file = read("""
                apiVersion: openslo/v1
                kind: SLO
                metadata: { name: checkout }
                spec:
                  indicatorRef: errors
                  timeWindow: [{ duration: 4w, isRolling: true }]
                  objectives: [{ target: 0.99 }]
                ---
                apiVersion: openslo/v1
                kind: SLI
                metadata: { name: errors }
                spec:
                  ratioMetric:
                    rawType: success
                    raw: { metricSource: { type: Prometheus, spec: { query: good_ratio } } }
                """);
        assertEquals(
                List.of(Slo.builder("checkout")
                        .objective("99%")
                        .period(SloPeriod.TWENTY_EIGHT_DAYS)
                        .alerts(AlertPolicy.of())
                        .build()),
                file.definitions());
        assertEquals(
                Optional.of(new RatioQueries(RatioQueries.Kind.GOOD_RATIO, "good_ratio", null, false, "Prometheus")),
                file.entries().get(0).queries());
    }

    @Test
    void theObjectivesOfACompositeAreSlosOfTheirOwn() {
        SloFile file = read("""
                apiVersion: openslo/v1
                kind: SLO
                metadata: { name: journey }
                spec:
                  objectives:
                    - target: 0.99
                      compositeWeight: 2
                      indicator:
                        metadata: { name: login }
                        spec: { thresholdMetric: { metricSource: { type: Redshift, spec: { query: SELECT 1 } } } }
                    - target: 0.999
                      indicatorRef: absent
                """.replace("\n      indicatorRef: absent", ""));
        assertEquals(
                List.of("journey-0", "journey-1"),
                file.definitions().stream().map(SloDefinition::name).toList());
        assertEquals("""
                f:7:24: spec.objectives[0].compositeWeight: left out: there are no composite SLOs: each objective is an SLO with an error budget of its own
                f:10:17: spec.objectives[0].indicator.spec.thresholdMetric: left out: a value beside a threshold is no ratio of events; the SLO counts what its process records""", leftOut(file));
    }

    @Test
    void referencesLeadToWhatIsInTheFile() {
        assertEquals(
                "f:26:23: spec.alertPolicies[0].alertPolicyRef: alertPolicyRef must name one of kind AlertPolicy in this file, but was \"absent\"",
                refusal(SLO.replace("alertPolicyRef: fast", "alertPolicyRef: absent")));
    }

    @Test
    void anAlertIsNotLostBecauseItIsWrittenInAnotherWay() {
        assertEquals("""
                f:43:19: spec.conditions[0].spec.severity: severity must be page or critical, ticket or warning, or info, but was "sev1\"""", refusal(SLO.replace("severity: critical", "severity: sev1")));
        assertEquals(
                "f:44:42: spec.conditions[0].spec.condition.op: op must be gt or gte, since a rule fires above its factor, but was \"lte\"",
                refusal(SLO.replace("op: gt", "op: lte")));
    }

    @Test
    void windowsMustBeKnown() {
        assertEquals(
                "f:19:17: spec.timeWindow[0].duration: window must be a rolling one, or a calendar one of 1w, 1M, 1Q or 1Y, but was a calendar one of \"2M\"",
                refusal(SLO.replace("duration: 1M", "duration: 2M")));
        assertEquals(
                "f:19:7: spec.timeWindow[0]: calendar must be given for a window that is not rolling, with startTime and timeZone",
                refusal(SLO.replaceAll("\n *calendar: .*", "\n      isRolling: false")));
        assertEquals(
                "f:18:3: spec.timeWindow: period must be a length such as 30d, or a calendar week, month, quarter or year in a time zone such as calendar month (Europe/Berlin), but was \"calendar month (Mars)\"",
                refusal(SLO.replace("Europe/Berlin", "Mars")));
    }

    @Test
    void otherVersionsAreRefused() {
        assertEquals(
                "f:1:13: apiVersion: apiVersion must be openslo/v1, but was \"openslo/v2alpha\"",
                refusal("apiVersion: openslo/v2alpha\nkind: SLO\n"));
    }
}
