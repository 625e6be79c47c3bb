package io.slo4j.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Slo;
import io.slo4j.SloDefinition;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.BurnRates;
import io.slo4j.internal.alert.Readings;
import io.slo4j.internal.guard.Notices;
import java.lang.reflect.Proxy;
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
                        new Notices()));
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
