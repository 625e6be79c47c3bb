package io.slo4j.micrometer;

import static io.slo4j.micrometer.Fixture.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetPolicy;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SloMetricsTest {
    private final Fixture fixture = new Fixture();
    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void everyMeterHasItsTags() {
        fixture.register("checkout");

        new SloMetrics(fixture.slos).bindTo(meters);

        assertEquals(
                new TreeSet<>(Set.of(
                        "slo.events{member=,outcome=bad,slo=checkout}",
                        "slo.events{member=,outcome=good,slo=checkout}",
                        "slo.restored.events{member=,outcome=bad,slo=checkout}",
                        "slo.restored.events{member=,outcome=good,slo=checkout}",
                        "slo.objective{member=,slo=checkout}",
                        "slo.error.budget.remaining{member=,slo=checkout}",
                        "slo.error.ratio{member=,slo=checkout,window=5m}",
                        "slo.error.ratio{member=,slo=checkout,window=1h}",
                        "slo.burn.rate{member=,slo=checkout,window=5m}",
                        "slo.burn.rate{member=,slo=checkout,window=1h}",
                        "slo.window.events{member=,slo=checkout,window=5m}",
                        "slo.window.events{member=,slo=checkout,window=1h}",
                        "slo.alert.distance{member=,rule=14.4x 1h/5m,severity=page,slo=checkout}",
                        "slo.alert.state{member=,rule=14.4x 1h/5m,severity=page,slo=checkout}")),
                new TreeSet<>(Fixture.ids(meters)));
    }

    @Test
    void metersReadTheStatus() {
        Slo checkout = fixture.register("checkout");
        new SloMetrics(fixture.slos).bindTo(meters);

        checkout.good(80);
        fixture.advanceMinutes(30);
        checkout.bad(20);
        fixture.advanceMinutes(1);

        assertEquals(80, value(meters, "slo.events", "outcome", "good"));
        assertEquals(20, value(meters, "slo.events", "outcome", "bad"));
        assertEquals(0.99, value(meters, "slo.objective"));
        assertEquals(1.0, value(meters, "slo.error.ratio", "window", "5m"));
        assertEquals(0.2, value(meters, "slo.error.ratio", "window", "1h"));
        assertEquals(100.0, value(meters, "slo.burn.rate", "window", "5m"), 1e-9);
        assertEquals(20.0, value(meters, "slo.burn.rate", "window", "1h"), 1e-9);
        assertEquals(20, value(meters, "slo.window.events", "window", "5m"));
        assertEquals(100, value(meters, "slo.window.events", "window", "1h"));
        assertEquals(1 - 20 * 31.0 / (30 * 24 * 60), value(meters, "slo.error.budget.remaining"), 1e-9);
    }

    @Test
    void theAlertStateGoesFromInactiveOverPendingToFiring() {
        Slo checkout = Slo.builder("checkout")
                .objective("99%")
                .alerts(AlertPolicy.of(Fixture.FAST.withHold(Duration.ofMinutes(2)))
                        .observedOnly())
                .register(fixture.slos);
        new SloMetrics(fixture.slos).bindTo(meters);

        assertEquals(0, value(meters, "slo.alert.state"));
        checkout.bad();
        fixture.advanceMinutes(1);
        assertEquals(1, value(meters, "slo.alert.state"));
        fixture.advanceMinutes(2);
        assertEquals(2, value(meters, "slo.alert.state"));
    }

    @Test
    void theBudgetIsAtOneLevelOfItsPolicy() {
        Slo checkout = Slo.builder("checkout")
                .objective("99%")
                .alerts(AlertPolicy.of())
                .budgetPolicy(BudgetPolicy.of(BudgetLevel.above(0.5, "open", "deploy"), BudgetLevel.lowest("frozen")))
                .register(fixture.slos);
        fixture.register("plain");
        new SloMetrics(fixture.slos).bindTo(meters);

        assertEquals(1, value(meters, "slo.error.budget.level", "level", "open"));
        assertEquals(0, value(meters, "slo.error.budget.level", "level", "frozen"));
        checkout.bad(10);
        fixture.advanceMinutes(5 * 24 * 60);
        assertEquals(1, value(meters, "slo.error.budget.level", "level", "open"));
        checkout.bad(10);
        fixture.advanceMinutes(1);
        assertEquals(0, value(meters, "slo.error.budget.level", "level", "open"));
        assertEquals(1, value(meters, "slo.error.budget.level", "level", "frozen"));
        assertEquals(
                2, Search.in(meters).name("slo.error.budget.level").gauges().size());
    }

    @Test
    void withoutEventsEveryMeterReadsANumber() {
        fixture.register("checkout");
        new SloMetrics(fixture.slos).bindTo(meters);

        for (String window : new String[] {"5m", "1h"}) {
            assertEquals(0, value(meters, "slo.error.ratio", "window", window));
            assertEquals(0, value(meters, "slo.burn.rate", "window", window));
            assertEquals(0, value(meters, "slo.window.events", "window", window));
        }
        assertEquals(0, value(meters, "slo.events", "outcome", "good"));
        assertEquals(0, value(meters, "slo.events", "outcome", "bad"));
        assertEquals(1, value(meters, "slo.error.budget.remaining"));
        assertEquals(0, value(meters, "slo.alert.state"));
    }

    @Test
    void extraTagsAreOnEveryMeter() {
        fixture.register("checkout");

        new SloMetrics(fixture.slos, Tags.of("team", "payments")).bindTo(meters);

        assertEquals(14, meters.getMeters().size());
        assertEquals(14, Search.in(meters).tag("team", "payments").meters().size());
    }

    @Test
    void anExtraTagGivesWayToTheTagOfTheMeter() {
        fixture.register("checkout");

        new SloMetrics(fixture.slos, Tags.of("slo", "mine", "window", "mine")).bindTo(meters);

        assertEquals(Set.of("checkout"), Fixture.shown(meters));
        assertEquals(0, value(meters, "slo.error.ratio", "window", "5m"));
    }

    @Test
    void latencyShowsInSecondsWhereItIsTracked() {
        Slo tracked = Slo.builder("tracked")
                .objective("99%")
                .alerts(AlertPolicy.of(Fixture.FAST))
                .trackLatency()
                .register(fixture.slos);
        SloMetrics.builder(fixture.slos)
                .latencyWindows(Duration.ofHours(1), Duration.ofMinutes(5))
                .quantiles(0.5, 0.99)
                .build()
                .bindTo(meters);

        for (int millis = 1; millis <= 1_000; millis++) {
            tracked.record(Duration.ofMillis(millis), Outcome.GOOD);
        }
        fixture.advanceMinutes(1);

        assertEquals(0.5, value(meters, "slo.latency", "window", "5m", "quantile", "0.5"), 0.005);
        assertEquals(0.99, value(meters, "slo.latency", "window", "1h", "quantile", "0.99"), 0.01);
        assertEquals(4, Search.in(meters).name("slo.latency").gauges().size());
        fixture.advanceMinutes(10);
        assertEquals(0, value(meters, "slo.latency", "window", "5m", "quantile", "0.5"));
    }
}
