package io.slo4j.opentelemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.slo4j.Slo;
import io.slo4j.alert.Severity;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SloOpenTelemetryTest {
    private final Fixture fixture = new Fixture();

    private SloOpenTelemetryBuilder builder() {
        return SloOpenTelemetry.builder(fixture.openTelemetry, fixture.slos);
    }

    private Collection<MetricData> metrics() {
        return fixture.reader.collectAllMetrics();
    }

    @Test
    void everySeriesHasItsAttributes() {
        fixture.register("checkout");
        builder().withoutHealth().bind();

        assertEquals(
                new TreeSet<>(Set.of(
                        "slo.events{member=, outcome=bad, slo=checkout}",
                        "slo.events{member=, outcome=good, slo=checkout}",
                        "slo.restored.events{member=, outcome=bad, slo=checkout}",
                        "slo.restored.events{member=, outcome=good, slo=checkout}",
                        "slo.objective{member=, slo=checkout}",
                        "slo.error.budget.remaining{member=, slo=checkout}",
                        "slo.error.ratio{member=, slo=checkout, window=5m}",
                        "slo.error.ratio{member=, slo=checkout, window=1h}",
                        "slo.burn.rate{member=, slo=checkout, window=5m}",
                        "slo.burn.rate{member=, slo=checkout, window=1h}",
                        "slo.window.events{member=, slo=checkout, window=5m}",
                        "slo.window.events{member=, slo=checkout, window=1h}",
                        "slo.alert.distance{member=, rule=14.4x 1h/5m, severity=page, slo=checkout}",
                        "slo.alert.state{member=, rule=14.4x 1h/5m, severity=page, slo=checkout}")),
                fixture.collected().keySet());
    }

    /** The table of the guide says the same. */
    @Test
    void unitsAreThoseOfOpenTelemetryWherePrometheusKeepsItsNames() {
        fixture.register("checkout");
        SloOpenTelemetry.bind(fixture.openTelemetry, fixture.slos);

        Map<String, Set<String>> byUnit = metrics().stream()
                .collect(Collectors.groupingBy(
                        MetricData::getUnit,
                        Collectors.mapping(MetricData::getName, Collectors.toCollection(TreeSet::new))));
        assertEquals(Set.of("slo.error.ratio"), byUnit.get("1"));
        assertEquals(Set.of("slo.health.tick.age"), byUnit.get("s"));
        assertEquals(Set.of("slo.events", "slo.restored.events", "slo.window.events"), byUnit.get("{event}"));
        assertEquals(Set.of("slo.health.ticks", "slo.health.ticks.late"), byUnit.get("{tick}"));
        assertEquals(
                Set.of(
                        "slo.objective",
                        "slo.error.budget.remaining",
                        "slo.burn.rate",
                        "slo.alert.state",
                        "slo.alert.distance"),
                byUnit.get(""));
    }

    @Test
    void countersAreMonotonicSumsOfWholeNumbersAndTheRestAreGauges() {
        fixture.register("checkout").bad(3);
        SloOpenTelemetry.bind(fixture.openTelemetry, fixture.slos);

        MetricData events = metrics().stream()
                .filter(metric -> metric.getName().equals("slo.events"))
                .findFirst()
                .orElseThrow();
        assertTrue(events.getLongSumData().isMonotonic());
        assertEquals(AggregationTemporality.CUMULATIVE, events.getLongSumData().getAggregationTemporality());
        assertEquals("io.slo4j", events.getInstrumentationScopeInfo().getName());
        assertEquals("Events that this process has counted", events.getDescription());
        assertEquals(
                Set.of(
                        "slo.events",
                        "slo.health.ticks",
                        "slo.health.ticks.late",
                        "slo.health.notifications",
                        "slo.health.group.overflow"),
                metrics().stream()
                        .filter(metric -> !metric.getLongSumData().getPoints().isEmpty())
                        .map(MetricData::getName)
                        .collect(Collectors.toSet()));
    }

    @Test
    void theHealthOfTheRegistryIsShownUnlessItIsNotWanted() {
        SloOpenTelemetry.bind(fixture.openTelemetry, fixture.slos);
        fixture.advanceMinutes(2);

        assertEquals(11, fixture.collected().size());
        assertEquals(Map.of("{}", 2.0), fixture.collected("slo.health.ticks"));
    }

    @Test
    void aChoiceIsThatOfMicrometer() {
        fixture.register("checkout").bad("payment refused");
        builder()
                .windows(Duration.ofMinutes(7))
                .latencyWindows()
                .quantiles()
                .rules(Severity.TICKET)
                .causes()
                .withoutHealth()
                .bind();

        assertEquals(
                Map.of(
                        "{cause=failed, member=, slo=checkout}", 0.0,
                        "{cause=slow, member=, slo=checkout}", 0.0,
                        "{cause=judged, member=, slo=checkout}", 1.0),
                fixture.collected("slo.bad.events"));
        assertEquals(
                Set.of("{member=, slo=checkout, window=7m}"),
                fixture.collected("slo.burn.rate").keySet());
        assertEquals(6 + 3 + 3, fixture.collected().size());
    }

    @Test
    void furtherAttributesGiveWayToThoseOfTheSeries() {
        fixture.register("checkout");
        builder()
                .attributes(Attributes.of(
                        AttributeKey.stringKey("team"), "payments", AttributeKey.stringKey("slo"), "mine"))
                .bind();

        assertEquals(Set.of("{member=, slo=checkout, team=payments}"), fixture.shown());
        assertEquals(
                Set.of("{slo=mine, team=payments}"),
                fixture.collected("slo.health.ticks").keySet());
    }

    @Test
    void closingRemovesTheSeriesAndTheCallback() {
        Slo checkout = fixture.register("checkout");
        SloOpenTelemetry binding = SloOpenTelemetry.bind(fixture.openTelemetry, fixture.slos);
        assertEquals(14 + 11, fixture.collected().size());
        assertEquals("SloOpenTelemetry[SloRegistry[1 SLOs], 1 SLOs collected]", binding.toString());

        binding.close();
        binding.close();
        assertEquals(Map.of(), fixture.collected());

        checkout.bad(2);
        SloOpenTelemetry.bind(fixture.openTelemetry, fixture.slos);
        assertEquals(2, fixture.collected("slo.events").get("{member=, outcome=bad, slo=checkout}"));
    }

    @Test
    void twoBindingsShowWhatBothWantOnce() {
        fixture.register("checkout").bad(3);
        SloOpenTelemetry one = SloOpenTelemetry.bind(fixture.openTelemetry, fixture.slos);
        SloOpenTelemetry other =
                builder().windows(Duration.ofMinutes(5), Duration.ofMinutes(9)).bind();

        assertEquals(14 + 3 + 11, fixture.collected().size());
        assertEquals(3, fixture.collected("slo.events").get("{member=, outcome=bad, slo=checkout}"));
        one.close();
        assertEquals(14 + 11, fixture.collected().size());
        other.close();
        assertEquals(Map.of(), fixture.collected());
    }

    @Test
    void severalRegistriesAreToldApartByAttributes() {
        Fixture second = new Fixture();
        fixture.register("checkout").bad(1);
        second.register("checkout").bad(2);
        for (Fixture each : List.of(fixture, second)) {
            SloOpenTelemetry.builder(fixture.openTelemetry, each.slos)
                    .attributes(Attributes.of(AttributeKey.stringKey("part"), each == second ? "b" : "a"))
                    .bind();
        }

        Map<String, Double> events = fixture.collected("slo.events");
        assertEquals(1, events.get("{member=, outcome=bad, part=a, slo=checkout}"));
        assertEquals(2, events.get("{member=, outcome=bad, part=b, slo=checkout}"));
    }

    @Test
    void withoutAnSdkNothingHappens() {
        fixture.register("checkout");
        SloOpenTelemetry binding = SloOpenTelemetry.bind(OpenTelemetry.noop(), fixture.slos);
        binding.close();

        assertEquals("SloOpenTelemetry[SloRegistry[1 SLOs], 0 SLOs collected]", binding.toString());
    }

    @Test
    void attributesAreSetOnce() {
        SloOpenTelemetryBuilder builder =
                builder().attributes(Attributes.of(AttributeKey.stringKey("team"), "payments"));

        assertEquals(
                "attributes must be set once, but was set to {team=\"payments\"} and then to {}",
                assertThrows(IllegalStateException.class, () -> builder.attributes(Attributes.empty()))
                        .getMessage());
    }

    private static void assertRefused(String what, Executable call) {
        assertEquals(
                what + " must be given, but was null",
                assertThrows(NullPointerException.class, call).getMessage());
    }

    @Test
    @SuppressWarnings("NullAway")
    void aNullIsRefusedByName() {
        assertRefused("OpenTelemetry", () -> SloOpenTelemetry.bind(null, fixture.slos));
        assertRefused("registry of SLOs", () -> SloOpenTelemetry.bind(fixture.openTelemetry, null));
        assertRefused("OpenTelemetry", () -> SloOpenTelemetry.builder(null, fixture.slos));
        assertRefused("registry of SLOs", () -> SloOpenTelemetry.builder(fixture.openTelemetry, null));
        assertRefused("attributes", () -> builder().attributes(null));
        assertRefused("windows", () -> builder().windows((Duration[]) null));
        assertRefused("window", () -> builder().windows((Duration) null));
        assertRefused("latency windows", () -> builder().latencyWindows((Duration[]) null));
        assertRefused("quantiles", () -> builder().quantiles((double[]) null));
        assertRefused("severities", () -> builder().rules((Severity[]) null));
        assertRefused("severity", () -> builder().rules((Severity) null));
    }
}
