package io.slo4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ConvertTest {
    private static final String SLOTH = """
            version: prometheus/v1
            service: shop
            labels: { owner: myteam }
            slos:
              - name: requests
                objective: 99.9
                description: Requests that fail.
                sli:
                  events:
                    error_query: |
                      sum(rate(errors_total[{{.window}}]))
                    total_query: sum(rate(requests_total[{{.window}}]))
                alerting:
                  name: HighErrorRate
                  page_alert: { labels: { severity: pager } }
                  ticket_alert: { disable: true }
            """;

    @Test
    void slothBecomesAFileOfSlo4j() {
        assertEquals(new CommandRun(0, """
                        version: slo4j/v1
                        service: shop
                        slos:
                          requests:
                            objective: 99.9%
                            description: Requests that fail.
                            rules:
                              - severity: page
                                factor: '14.4'
                                longWindow: 1h
                                shortWindow: 5m
                              - severity: page
                                factor: '6'
                                longWindow: 6h
                                shortWindow: 30m
                            windows:
                              - 2h
                              - 1d
                              - 3d
                            labels:
                              owner: myteam
                            queries:
                              bad: |
                                sum(rate(errors_total[{{.window}}]))
                              total: sum(rate(requests_total[{{.window}}]))
                              source: Prometheus
                            alertName: HighErrorRate
                            alertLabels:
                              page:
                                severity: pager
                        """, ""), CommandRun.withInput(SLOTH, "convert", "--to", "slo4j", "-"));
    }

    @Test
    void aFileOfSlo4jBecomesOpenSlo() {
        assertEquals(
                new CommandRun(
                        0,
                        """
                        apiVersion: openslo/v1
                        kind: SLO
                        metadata:
                          name: check-out
                          labels:
                            team: payments
                          annotations:
                            slo4j.io/latencyThreshold: 300ms
                            slo4j.io/windows: '["10m"]'
                            slo4j.io/name: Check out
                            slo4j.io/rules: '[{"severity": "ticket", "traffic": "silence", "window": "5m"}]'
                        spec:
                          indicator:
                            metadata:
                              name: check-out
                              annotations:
                                slo4j.io/generated: 'true'
                            spec:
                              ratioMetric:
                                counter: true
                                bad:
                                  metricSource:
                                    type: Prometheus
                                    spec:
                                      query: sum(slo_events_total{outcome="bad",slo="Check out"})
                                total:
                                  metricSource:
                                    type: Prometheus
                                    spec:
                                      query: sum(slo_events_total{slo="Check out"})
                          timeWindow:
                            - duration: 7d
                              isRolling: true
                          budgetingMethod: Occurrences
                          objectives:
                            - target: 0.999
                          alertPolicies:
                            - kind: AlertPolicy
                              metadata:
                                name: check-out-page
                              spec:
                                alertWhenBreaching: true
                                alertWhenResolved: true
                                conditions:
                                  - kind: AlertCondition
                                    metadata:
                                      name: check-out-page
                                      displayName: 6x 1h/5m
                                      annotations:
                                        slo4j.io/shortWindow: 5m
                                    spec:
                                      severity: page
                                      condition:
                                        kind: burnrate
                                        op: gt
                                        threshold: 6
                                        lookbackWindow: 1h
                                        alertAfter: 2m
                        """,
                        "convert: Check out: kept as annotations slo4j.io/..., which slo4j alone reads: latencyThreshold,"
                                + " windows, name, rules, shortWindow of rules\n"),
                CommandRun.withInput("""
                        version: slo4j/v1
                        slos:
                          Check out:
                            objective: 99.9%
                            period: 7d
                            latencyThreshold: 300ms
                            windows: [10m]
                            labels: { team: payments }
                            rules:
                              - { severity: page, factor: 6, longWindow: 1h, shortWindow: 5m, hold: 2m }
                              - { severity: ticket, traffic: silence, window: 5m }
                        """, "convert", "--to", "openslo", "-"));
    }

    @Test
    void eachServiceIsADocument() {
        assertEquals(
                """
                version: slo4j/v1
                service: one
                slos:
                  a:
                    objective: 99%
                ---
                version: slo4j/v1
                service: two
                slos:
                  a:
                    objective: 98%
                """, CommandRun.withInput("""
                        {"version": "slo4j/v1", "service": "one", "slos": {"a": {"objective": "99%"}}}
                        ---
                        {"version": "slo4j/v1", "service": "two", "slos": {"a": {"objective": "98%"}}}
                        """, "convert", "--to", "slo4j", "-").out());
    }

    @Test
    void aFileWithMistakesIsOneAndPrintsNothing() {
        assertEquals(
                new CommandRun(1, "", "-:2:9: slos.a: objective must be given, such as 99.9%\n"),
                CommandRun.withInput("version: slo4j/v1\nslos: { a: {} }\n", "convert", "--to", "openslo", "-"));
    }

    @Test
    void slothIsNotWritten() {
        CommandRun run = CommandRun.withInput(SLOTH, "convert", "--to", "sloth", "-");
        assertEquals(2, run.code());
        assertEquals(
                "convert: Invalid value for option '--to': expected one of [SLO4J, OPENSLO] (case-insensitive) but was 'sloth'",
                run.err().lines().findFirst().orElseThrow());
    }
}
