package io.slo4j.micrometer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.slo4j.Slo;
import io.slo4j.SloGroup;
import io.slo4j.budget.BudgetPolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Prometheus' registry refuses a meter whose tag keys are not those of the first meter of its name. */
class MeterIdentityTest {
    private final Fixture fixture = new Fixture();
    private final PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** SLOs and groups that differ in everything that a tag could come of. */
    private void registerAllKinds() {
        Slo.builder("plain").objective("99%").register(fixture.slos);
        Slo.builder("labelled")
                .objective("99%")
                .label("team", "payments")
                .label("tier", "1")
                .budgetPolicy(BudgetPolicy.standard())
                .trackLatency()
                .register(fixture.slos);
        SloGroup routes = Slo.builder("http")
                .objective("99.9%")
                .label("team", "web")
                .groupBy("route")
                .register(fixture.slos);
        routes.of("/checkout");
        routes.of("");
        Slo.builder("http").objective("99%").register(fixture.slos);
        SloGroup tenants = Slo.builder("tenants")
                .objective("95%")
                .trackLatency()
                .groupBy("tenant")
                .register(fixture.slos);
        tenants.of("acme").good(5);
        new SloMetrics(fixture.slos).bindTo(prometheus);
        fixture.advanceMinutes(1);
    }

    private Set<String> scraped(String metric) {
        return prometheus
                .scrape()
                .lines()
                .filter(line -> line.startsWith(metric + "{"))
                .map(line -> line.substring(metric.length(), line.lastIndexOf(' ')))
                .collect(toSet());
    }

    @Test
    void everySeriesOfEverySloIsScraped() {
        registerAllKinds();
        Set<String> identities = Set.of(
                "{member=\"\",slo=\"plain\"}",
                "{member=\"\",slo=\"labelled\"}",
                "{member=\"/checkout\",slo=\"http\"}",
                "{member=\"(empty)\",slo=\"http\"}",
                "{member=\"\",slo=\"http\"}",
                "{member=\"acme\",slo=\"tenants\"}");

        assertEquals(identities, scraped("slo_objective"));
        assertEquals(identities, scraped("slo_error_budget_remaining"));
        assertEquals(both(identities, "outcome=\"bad\",", "outcome=\"good\","), scraped("slo_events_total"));
        assertEquals(both(identities, "outcome=\"bad\",", "outcome=\"good\","), scraped("slo_restored_events"));
        for (String perWindow : List.of("slo_error_ratio", "slo_burn_rate", "slo_window_events")) {
            assertEquals(
                    identities.stream()
                            .flatMap(id ->
                                    Stream.of("5m", "1h").map(window -> id.replace("}", ",window=\"" + window + "\"}")))
                            .collect(toSet()),
                    scraped(perWindow),
                    perWindow);
        }
        assertEquals(18, scraped("slo_alert_state").size());
        assertEquals(
                Set.of(
                        "{label=\"team\",member=\"\",slo=\"labelled\",value=\"payments\"}",
                        "{label=\"tier\",member=\"\",slo=\"labelled\",value=\"1\"}",
                        "{label=\"team\",member=\"/checkout\",slo=\"http\",value=\"web\"}",
                        "{label=\"route\",member=\"/checkout\",slo=\"http\",value=\"/checkout\"}",
                        "{label=\"team\",member=\"(empty)\",slo=\"http\",value=\"web\"}",
                        "{label=\"route\",member=\"(empty)\",slo=\"http\",value=\"\"}",
                        "{label=\"tenant\",member=\"acme\",slo=\"tenants\",value=\"acme\"}"),
                scraped("slo_info"));
        assertEquals(6, scraped("slo_latency_seconds").size());
        assertEquals(
                BudgetPolicy.standard().levels().size(),
                scraped("slo_error_budget_level").size());
    }

    private static Set<String> both(Set<String> identities, String first, String second) {
        return identities.stream()
                .flatMap(id -> Stream.of(first, second).map(tag -> id.replace("slo=", tag + "slo=")))
                .collect(toSet());
    }

    @Test
    void metersOfOneNameHaveTheSameTagKeys() {
        registerAllKinds();

        Map<String, Set<List<String>>> keys = prometheus.getMeters().stream()
                .map(Meter::getId)
                .collect(groupingBy(
                        Meter.Id::getName,
                        mapping(id -> id.getTags().stream().map(Tag::getKey).toList(), toSet())));

        assertEquals(
                Map.ofEntries(
                        Map.entry("slo.events", Set.of(List.of("member", "outcome", "slo"))),
                        Map.entry("slo.restored.events", Set.of(List.of("member", "outcome", "slo"))),
                        Map.entry("slo.objective", Set.of(List.of("member", "slo"))),
                        Map.entry("slo.error.budget.remaining", Set.of(List.of("member", "slo"))),
                        Map.entry("slo.error.budget.level", Set.of(List.of("level", "member", "slo"))),
                        Map.entry("slo.error.ratio", Set.of(List.of("member", "slo", "window"))),
                        Map.entry("slo.burn.rate", Set.of(List.of("member", "slo", "window"))),
                        Map.entry("slo.window.events", Set.of(List.of("member", "slo", "window"))),
                        Map.entry("slo.latency", Set.of(List.of("member", "quantile", "slo", "window"))),
                        Map.entry("slo.alert.distance", Set.of(List.of("member", "rule", "severity", "slo"))),
                        Map.entry("slo.alert.state", Set.of(List.of("member", "rule", "severity", "slo"))),
                        Map.entry("slo.info", Set.of(List.of("label", "member", "slo", "value")))),
                keys);
    }

    @Test
    void everyMeterThatIsRegisteredIsScraped() {
        registerAllKinds();

        long series = prometheus
                .scrape()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .count();

        assertEquals(prometheus.getMeters().size(), series);
    }
}
