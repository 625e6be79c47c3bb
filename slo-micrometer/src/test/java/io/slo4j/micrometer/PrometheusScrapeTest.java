package io.slo4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.slo4j.Slo;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrometheusScrapeTest {

    @Test
    void namesLabelsAndValuesAreThoseOfPrometheus() {
        Fixture fixture = new Fixture();
        Slo checkout = fixture.register("checkout");
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new SloMetrics(fixture.slos).bindTo(prometheus);
        checkout.good(76);
        fixture.advanceMinutes(51);
        checkout.bad(24);
        fixture.advanceMinutes(3);

        assertEquals(sorted("""
            # HELP slo_events_total Events that this process has counted
            # TYPE slo_events_total counter
            slo_events_total{member="",outcome="good",slo="checkout"} 76.0
            slo_events_total{member="",outcome="bad",slo="checkout"} 24.0
            # HELP slo_restored_events Events that earlier processes have counted and this one has taken over from the store
            # TYPE slo_restored_events gauge
            slo_restored_events{member="",outcome="good",slo="checkout"} 0.0
            slo_restored_events{member="",outcome="bad",slo="checkout"} 0.0
            # HELP slo_objective The share of events that must be good
            # TYPE slo_objective gauge
            slo_objective{member="",slo="checkout"} 0.99
            # HELP slo_error_budget_remaining The share of the period's error budget that is left, below 0 when overspent
            # TYPE slo_error_budget_remaining gauge
            slo_error_budget_remaining{member="",slo="checkout"} 0.9711111111111111
            # HELP slo_error_ratio The share of events in the window that were bad, 0 without events
            # TYPE slo_error_ratio gauge
            slo_error_ratio{member="",slo="checkout",window="5m"} 1.0
            slo_error_ratio{member="",slo="checkout",window="1h"} 0.24
            # HELP slo_burn_rate Error ratio in the window over error budget; 1 spends the budget in exactly the period
            # TYPE slo_burn_rate gauge
            slo_burn_rate{member="",slo="checkout",window="5m"} 100.0
            slo_burn_rate{member="",slo="checkout",window="1h"} 24.0
            # HELP slo_window_events Events in the window
            # TYPE slo_window_events gauge
            slo_window_events{member="",slo="checkout",window="5m"} 24.0
            slo_window_events{member="",slo="checkout",window="1h"} 100.0
            # HELP slo_alert_state The state of the alert: 0 inactive, 1 pending, 2 firing
            # TYPE slo_alert_state gauge
            slo_alert_state{member="",rule="14.4x 1h/5m",severity="page",slo="checkout"} 2.0
            # HELP slo_alert_distance What the rule of the alert judges over its limit: above 1 its condition holds
            # TYPE slo_alert_distance gauge
            slo_alert_distance{member="",rule="14.4x 1h/5m",severity="page",slo="checkout"} 1.4444444444444444
            """), sorted(prometheus.scrape()));
    }

    private static List<String> sorted(String scrape) {
        return scrape.lines().sorted().toList();
    }
}
