package io.slo4j.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Logged;
import io.slo4j.Slo;
import io.slo4j.SloDefinition;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.BurnRates;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.internal.alert.Readings;
import io.slo4j.internal.alert.Sample;
import io.slo4j.internal.alert.SpentTicks;
import io.slo4j.internal.cause.CauseCounts;
import io.slo4j.internal.count.WindowCounts;
import io.slo4j.internal.guard.Notices;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An alert goes out whatever part of it cannot be found out. */
class SloAlertsTest {
    private static final SloDefinition CHECKOUT = Slo.builder("checkout")
            .objective("99.9%")
            .annotation(Alert.RUNBOOK, "https://runbooks/{slo}")
            .alerts(AlertPolicy.workbook())
            .build();

    @Test
    void anAlertWhoseFiguresFailGoesOutWithoutThem() {
        SloAlerts alerts = new SloAlerts(
                CHECKOUT,
                (from, until) -> {
                    throw new IllegalStateException("no bad events");
                },
                new LastFailure(
                        new FailureMessages(message -> message, new Notices()),
                        null,
                        2_592_000_000_000_000L,
                        new Notices()),
                new CauseCounts(),
                new ReleaseList(),
                new Notices());
        alerts.evaluators()
                .get(0)
                .restore(new io.slo4j.internal.alert.RuleStatus(
                        io.slo4j.alert.AlertState.FIRING, 1_000_000_000L, 2_000_000_000L, false, 0));
        List<Alert> told = new ArrayList<>();
        alerts.end(failing(), told::add);
        Alert alert = told.get(0);
        assertEquals(
                "RESOLVED checkout: the page alert (14.4x 1h/5m) is over after 1s. 100% of the budget of 30d is left.",
                alert.summary());
        assertEquals(new BurnRateRule.Seen(new BurnRates(0, 0), 0), alert.evidence());
        assertEquals(0, alert.incidentCost());
        assertEquals(Map.of(Alert.RUNBOOK, "https://runbooks/checkout"), alert.annotations());
    }

    @Test
    void aRuleThatCannotBeEvaluatedHoldsUpNoOtherAndIsSaidOnceAndGoesOnAtTheNextTick() {
        Notices notices = new Notices();
        SloAlerts alerts = new SloAlerts(
                Slo.builder("checkout")
                        .objective("99.9%")
                        .alerts(AlertPolicy.of(
                                BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5)),
                                TrafficRule.above(Severity.TICKET, 100, Duration.ofSeconds(1))))
                        .build(),
                (from, until) -> 0,
                new LastFailure(
                        new FailureMessages(message -> message, notices), null, 2_592_000_000_000_000L, notices),
                new CauseCounts(),
                new ReleaseList(),
                notices);
        List<Alert> told = new ArrayList<>();
        try (Logged log = new Logged("io.slo4j")) {
            alerts.tick(readings(false), told::add);
            alerts.tick(readings(false), told::add);
            assertEquals(
                    List.of(
                            "rule \"14.4x 1h/5m\" of SLO \"checkout\" could not be evaluated, and stays as it is until the"
                                    + " next tick (said once; how often it happens is said every hour)"),
                    log.messages().stream()
                            .filter(message -> message.startsWith("rule"))
                            .toList());
        }
        assertEquals(
                List.of("TICKET"),
                told.stream().map(alert -> alert.severity().name()).toList());
        alerts.tick(readings(true), told::add);
        assertEquals(
                List.of("TICKET", "PAGE"),
                told.stream().map(alert -> alert.severity().name()).toList());
    }

    /** A thousand bad events in every window; where the budget is asked for, they may not be known. */
    private static Readings readings(boolean budgetIsKnown) {
        return (Readings) Proxy.newProxyInstance(
                SloAlertsTest.class.getClassLoader(), new Class<?>[] {Readings.class}, (self, method, arguments) -> {
                    String asked = method.getName();
                    if (asked.equals("nanos")) {
                        return 3_000_000_000L;
                    }
                    if (asked.equals("watchedSinceNanos")) {
                        return 0L;
                    }
                    if (asked.equals("now")) {
                        return new Sample(3_000_000_000L, 0, 1_000);
                    }
                    if (asked.equals("hasSpent")) {
                        return true;
                    }
                    if (asked.equals("spentTicks")) {
                        return SpentTicks.NONE;
                    }
                    if (asked.startsWith("events") || (asked.startsWith("budgeted") && budgetIsKnown)) {
                        return new WindowCounts(0, 1_000, 1);
                    }
                    throw new IllegalStateException("no " + asked);
                });
    }

    /** Readings that know the time and fail at everything else. */
    private static Readings failing() {
        return (Readings) Proxy.newProxyInstance(
                SloAlertsTest.class.getClassLoader(), new Class<?>[] {Readings.class}, (self, method, arguments) -> {
                    if (method.getName().equals("nanos")) {
                        return 3_000_000_000L;
                    }
                    throw new IllegalStateException("no " + method.getName());
                });
    }
}
