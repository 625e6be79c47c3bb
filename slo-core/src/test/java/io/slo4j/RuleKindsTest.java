package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.Failure;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Budget, latency and throughput rules, and what their alerts say. */
class RuleKindsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final Instant start = clock.now();
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final List<Alert> alerts = new ArrayList<>();

    private Slo register(AlertRule... rules) {
        slos.onAlert(alerts::add);
        return Slo.builder("search")
                .objective("99%")
                .period(SloPeriod.rolling(Duration.ofDays(1)))
                .trackLatency()
                .alerts(AlertPolicy.of(rules))
                .register(slos);
    }

    private void seconds(int seconds, Runnable eachSecond) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(SECOND);
            eachSecond.run();
            slos.tick();
        }
    }

    private String secondsAndStates() {
        StringBuilder text = new StringBuilder();
        for (Alert alert : alerts) {
            text.append(Duration.between(start, alert.at()).toSeconds())
                    .append(alert.firing() ? " fires; " : " resolves; ");
        }
        return text.toString().strip();
    }

    @Test
    void aPercentileAboveItsThresholdFiresAfterItsHold() {
        Slo slo = register(LatencyRule.above(Severity.PAGE, 0.95, Duration.ofMillis(200), Duration.ofMinutes(5))
                .withHold(Duration.ofMinutes(5)));
        seconds(300, () -> slo.record(Duration.ofMillis(20), Outcome.GOOD));
        seconds(1_000, () -> slo.record(Duration.ofMillis(250), Outcome.GOOD));
        seconds(400, () -> slo.record(Duration.ofMillis(20), Outcome.GOOD));
        /* 16 of 300 are more than 5 %; a window begins up to 1/12 too early. */
        assertEquals(2, alerts.size());
        Alert fired = alerts.get(0);
        long since = Duration.between(start, fired.since()).toSeconds();
        assertTrue(since >= 316 && since <= 318, secondsAndStates());
        assertEquals(Duration.ofMinutes(5), Duration.between(fired.since(), fired.firedAt()));
        assertEquals(fired.at(), fired.firedAt());
        assertEquals(Optional.empty(), fired.resolvedAt());
        Alert resolved = alerts.get(1);
        long over = Duration.between(start, resolved.at()).toSeconds();
        assertTrue(over >= 1_585 && over <= 1_585 + 25, secondsAndStates());
        assertEquals(fired.firedAt(), resolved.firedAt());
        assertEquals(Optional.of(resolved.at()), resolved.resolvedAt());
    }

    @Test
    void aPercentileOfTooFewEventsSaysNothing() {
        Slo slo = register(LatencyRule.above(Severity.PAGE, 0.95, Duration.ofMillis(200), Duration.ofMinutes(5))
                .withMinimumEvents(10));
        seconds(400, () -> {});
        seconds(9, () -> slo.record(Duration.ofMillis(250), Outcome.GOOD));
        assertEquals("", secondsAndStates());
        seconds(1, () -> slo.record(Duration.ofMillis(250), Outcome.GOOD));
        assertEquals("410 fires;", secondsAndStates());
    }

    @Test
    void exactlyTheShareThatMayBeSlowDoesNotFire() {
        Slo slo = register(LatencyRule.above(Severity.PAGE, 0.75, Duration.ofMillis(200), Duration.ofMinutes(5)));
        seconds(400, () -> {});
        seconds(1, () -> {
            slo.record(Duration.ofMillis(250), Outcome.GOOD);
            for (int i = 0; i < 3; i++) {
                slo.record(Duration.ofMillis(20), Outcome.GOOD);
            }
        });
        assertEquals("", secondsAndStates());
        seconds(1, () -> slo.record(Duration.ofMillis(250), Outcome.GOOD));
        assertEquals("402 fires;", secondsAndStates());
    }

    @Test
    void aLatencyAlertSaysHowManyEventsTookHowLong() {
        Slo slo = register(LatencyRule.above(Severity.PAGE, 0.95, Duration.ofMillis(200), Duration.ofMinutes(5))
                .withMinimumEvents(10));
        seconds(3_600, () -> slo.record(Duration.ofMillis(20), Outcome.GOOD));
        seconds(300, () -> slo.record(Duration.ofMillis(251), Outcome.GOOD));
        Alert fired = alerts.get(0);
        assertTrue(fired.summary().startsWith("PAGE search: 5."), fired.summary());
        assertTrue(
                fired.summary()
                        .endsWith("% of events took longer than 200ms in the last 5m; at most 5% should (p95 is 252ms)."
                                + " 100% of the budget of 1d is left. Rule: p95 above 200ms in 5m."),
                fired.summary());
    }

    @Test
    void aFewSlowEventsOfAYoungProcessWakeNobodyAndObservedOnlyDoes() {
        LatencyRule rule = LatencyRule.above(Severity.PAGE, 0.95, Duration.ofMillis(200), Duration.ofMinutes(5));
        Slo young = register(rule);
        Slo observed = Slo.builder("observed")
                .objective("99%")
                .trackLatency()
                .alerts(AlertPolicy.of(rule).observedOnly())
                .register(slos);
        seconds(10, () -> {
            young.record(Duration.ofMillis(250), Outcome.GOOD);
            observed.record(Duration.ofMillis(250), Outcome.GOOD);
        });
        assertEquals(AlertState.INACTIVE, young.status().alert(Severity.PAGE));
        assertEquals(AlertState.FIRING, observed.status().alert(Severity.PAGE));
    }

    @Test
    void aLatencyRuleIsOffWhenItsWindowIsEmpty() {
        Slo slo = register(LatencyRule.above(Severity.PAGE, 0.5, Duration.ofMillis(200), Duration.ofMinutes(5)));
        seconds(400, () -> slo.record(Duration.ofMillis(250), Outcome.GOOD));
        assertEquals(AlertState.FIRING, slo.status().alert(Severity.PAGE));
        seconds(310, () -> {});
        assertEquals(AlertState.INACTIVE, slo.status().alert(Severity.PAGE));
        LatencyRule.Seen nothing =
                (LatencyRule.Seen) slo.status().alerts().get(0).evidence();
        assertEquals(new LatencyRule.Seen(Duration.ZERO, 0, 0), nothing);
    }

    @Test
    void silenceIsReportedOnceTheWholeWindowWasSilent() {
        Slo slo = register(TrafficRule.silence(Severity.TICKET, Duration.ofMinutes(10)));
        seconds(600, () -> {});
        assertEquals("600 fires;", secondsAndStates());
        assertEquals(
                "TICKET search: no events in the last 10m. Rule: no events in 10m.",
                alerts.get(0).summary());
        seconds(1, slo::good);
        assertEquals("600 fires; 601 resolves;", secondsAndStates());
        alerts.clear();
        seconds(620, () -> {});
        assertEquals(1, alerts.size());
        long again = Duration.between(start, alerts.get(0).at()).toSeconds();
        assertTrue(again >= 1_201 && again <= 1_211, secondsAndStates());
    }

    @Test
    void tooLittleTrafficIsReportedWhenTheWholeWindowHadTooLittle() {
        Slo slo = register(TrafficRule.below(Severity.TICKET, 5, Duration.ofMinutes(5)));
        seconds(299, () -> slo.good(1));
        assertEquals("", secondsAndStates());
        seconds(1, () -> slo.good(1));
        assertEquals("300 fires;", secondsAndStates());
        assertEquals(
                "TICKET search: 1 events a second in the last 5m; at least 5 are usual. Rule: below 5/s in 5m.",
                alerts.get(0).summary());
        seconds(310, () -> slo.good(5));
        assertEquals(AlertState.INACTIVE, slo.status().alert(Severity.TICKET));
    }

    @Test
    void tooMuchTrafficIsReportedAsSoonAsItIsTooMuchForTheWindow() {
        Slo slo = register(TrafficRule.above(Severity.TICKET, 500, Duration.ofMinutes(5)));
        seconds(150, () -> slo.good(1_000));
        assertEquals("", secondsAndStates());
        seconds(1, () -> slo.good(1_000));
        assertEquals("151 fires;", secondsAndStates());
        assertEquals(
                "TICKET search: 1,000 events a second in the last 5m; at most 500 are usual. Rule: above 500/s in 5m.",
                alerts.get(0).summary());
        assertEquals(
                new TrafficRule.Seen(151_000, 1_000, 151 / 300.0), alerts.get(0).evidence());
    }

    @Test
    void aBudgetThatRunsLowAndThenOutIsReportedTwice() {
        Slo slo = register(BudgetRule.below(Severity.TICKET, 0.1), BudgetRule.exhausted(Severity.PAGE));
        seconds(86_400, () -> slo.good(1));
        /* 1 % of a day at one event a second: 864 bad events; a window begins up to 1/60 too early and has more events. */
        seconds(777, slo::bad);
        assertEquals("", secondsAndStates());
        seconds(103, slo::bad);
        assertEquals(2, alerts.size());
        assertEquals(
                87_177.0, (double) Duration.between(start, alerts.get(0).at()).toSeconds(), 14);
        assertEquals(
                87_264.0, (double) Duration.between(start, alerts.get(1).at()).toSeconds(), 15);
        assertTrue(
                alerts.get(0)
                        .summary()
                        .startsWith(
                                "TICKET search: the error budget of the objective of 99% is running out. 9.98% of the"
                                        + " budget of 1d is left and lasts 6m "),
                alerts.get(0).summary());
        assertEquals(
                "PAGE search: the error budget of the objective of 99% is running out. The budget of 1d is overspent: 100.08%"
                        + " is gone. Rule: budget exhausted.",
                alerts.get(1).summary());
        assertEquals(Optional.empty(), alerts.get(0).burnRates());
    }

    @Test
    void aBudgetThatHoversAboutItsShareIsReportedOnce() {
        Slo slo = register(BudgetRule.below(Severity.TICKET, 0.5));
        seconds(43_200, slo::good);
        for (int i = 0; i < 200; i++) {
            while (slo.status().budget().remaining() >= 0.5) {
                seconds(1, slo::bad);
            }
            while (slo.status().budget().remaining() < 0.5) {
                seconds(1, () -> slo.good(100));
            }
        }
        assertEquals(1, alerts.size());
    }

    @Test
    void anAlertSaysWhatTheIncidentCost() {
        Slo slo = Slo.builder("checkout").objective("99.9%").register(slos);
        slos.onAlert(alerts::add);
        seconds(7_200, () -> slo.good(100));
        seconds(100, () -> slo.bad(100));
        seconds(600, () -> slo.good(100));
        Alert fired = alerts.get(0);
        assertEquals("14.4x 1h/5m", fired.rule().name());
        assertEquals(0.02, fired.incidentCost(), 0.0005);
        Alert resolved = alerts.stream()
                .filter(alert -> !alert.firing() && alert.rule().equals(fired.rule()))
                .findFirst()
                .orElseThrow();
        assertEquals(resolved.budget().consumed(), resolved.incidentCost(), 1e-9);
        assertEquals(100 / 2_592.0, resolved.incidentCost(), 0.0005);
    }

    @Test
    void annotationsAndTracesSayWhereToLook() {
        AtomicReference<String> trace = new AtomicReference<>("unused");
        Slo slo = Slo.builder("checkout")
                .objective("99.9%")
                .label("team", "payments")
                .dashboard("https://grafana.example/{team}/{slo}")
                .description("{severity} on {rule}: {remaining} of {objective} is left")
                .traceIds(trace::get)
                .register(slos);
        slos.onAlert(Severity.PAGE, alerts::add);
        trace.set("4bf92f35");
        slo.bad();
        trace.set(null);
        slo.record(Duration.ofMillis(1), Outcome.BAD);
        seconds(60, () -> slo.bad(100));
        Alert fired = alerts.get(0);
        assertEquals(
                Map.of(
                        Alert.DASHBOARD,
                        "https://grafana.example/payments/checkout",
                        Alert.DESCRIPTION,
                        "page on 14.4x 1h/5m: 98% of 99.9% is left"),
                fired.annotations());
        assertEquals(Optional.of("4bf92f35"), fired.lastFailure().flatMap(Failure::traceId));
        assertTrue(fired.summary().endsWith(" Trace: 4bf92f35."), fired.summary());
    }

    @Test
    void aTraceSupplierThatThrowsIsSaidOnceAndHarmsNobody() {
        try (Logged log = new Logged("io.slo4j")) {
            Slo slo = Slo.builder("checkout")
                    .objective("99.9%")
                    .traceIds(() -> {
                        throw new IllegalStateException("no tracer");
                    })
                    .register(slos);
            slo.bad();
            slo.bad();
            assertEquals(2, slo.status().bad());
            assertEquals(1, log.messages().size());
        }
    }
}
