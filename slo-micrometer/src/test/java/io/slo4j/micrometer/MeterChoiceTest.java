package io.slo4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloPeriod;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** How many series an SLO has; the table of the guide says the same. */
class MeterChoiceTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Fixture fixture = new Fixture();
    private final MeterRegistry meters = new SimpleMeterRegistry();

    private int series(SloBuilder slo) {
        return series(slo, SloMetrics.builder(fixture.slos));
    }

    private int series(SloBuilder slo, SloMetricsBuilder metrics) {
        Slo registered = slo.register(fixture.slos);
        try (SloMetrics bound = metrics.build()) {
            bound.bindTo(meters);
            return meters.getMeters().size();
        } finally {
            registered.retire();
        }
    }

    private static SloBuilder usual() {
        return withRules(
                Fixture.FAST,
                BurnRateRule.of(Severity.PAGE, 6, Duration.ofHours(6), Duration.ofMinutes(30)),
                BurnRateRule.of(Severity.TICKET, 1, Duration.ofDays(3), Duration.ofHours(6)));
    }

    private static SloBuilder withRules(AlertRule... rules) {
        return Slo.builder("checkout").objective("99.9%").alerts(AlertPolicy.of(rules));
    }

    private Set<String> windows(String meter) {
        return Search.in(meters).name(meter).meters().stream()
                .map(found -> String.valueOf(found.getId().getTag("window")))
                .collect(Collectors.toSet());
    }

    @Test
    void anSloOfThreeRulesHasEighteenSeries() {
        assertEquals(12 + 2 * 3, series(usual()));
        assertEquals(12, series(withRules()));
    }

    @Test
    void badEventsByWhatMadeThemBadAreThreeMoreWhereTheyAreWanted() {
        Slo checkout = usual().latencyThreshold(Duration.ofMillis(300)).register(fixture.slos);
        checkout.bad("payment refused");
        checkout.bad(2);
        checkout.record(Duration.ofMillis(301), Outcome.GOOD);
        checkout.start().close();
        SloMetrics.builder(fixture.slos).causes().build().bindTo(meters);
        assertEquals(18 + 3, meters.getMeters().size());
        assertEquals(3, caused("judged"));
        assertEquals(1, caused("slow"));
        assertEquals(1, caused("failed"));
    }

    private double caused(String cause) {
        return meters.get("slo.bad.events")
                .tags("cause", cause, "slo", "checkout", "member", "")
                .functionCounter()
                .count();
    }

    @Test
    void latencyMakesThreeMore() {
        assertEquals(18 + 3, series(usual().trackLatency()));
    }

    @Test
    void eachLevelAndEachLabelMakesOneMore() {
        assertEquals(
                18 + BudgetPolicy.standard().levels().size(), series(usual().budgetPolicy(BudgetPolicy.standard())));
        assertEquals(18 + 2, series(usual().label("team", "payments").label("tier", "1")));
    }

    @Test
    void aMemberHasOneMoreForTheLabelOfItsGroup() {
        usual().groupBy("route").register(fixture.slos).of("/cart");
        fixture.slos.tick();
        new SloMetrics(fixture.slos).bindTo(meters);

        assertEquals(19, meters.getMeters().size());
    }

    /** What every SLO had before there was a choice, and the two totals that were restored. */
    @Test
    void everythingIsFiftyTwoSeries() {
        SloMetricsBuilder everything = SloMetrics.builder(fixture.slos)
                .everyWindow()
                .latencyWindows(FIVE_MINUTES, Duration.ofMinutes(30), HOUR, Duration.ofHours(6), Duration.ofDays(3))
                .quantiles(0.5, 0.9, 0.95, 0.99, 0.999);

        assertEquals(52, series(usual().trackLatency(), everything));
    }

    @Test
    void theLeastIsSixSeries() {
        SloMetricsBuilder least =
                SloMetrics.builder(fixture.slos).windows().latencyWindows().rules();

        assertEquals(6, series(usual().trackLatency(), least));
        assertEquals(
                18,
                series(usual().trackLatency(), SloMetrics.builder(fixture.slos).quantiles()));
    }

    @Test
    void onlyTheRulesOfTheChosenSeveritiesAreShown() {
        assertEquals(16, series(usual(), SloMetrics.builder(fixture.slos).rules(Severity.PAGE)));
        assertEquals(14, series(usual(), SloMetrics.builder(fixture.slos).rules(Severity.TICKET)));
    }

    /** Dashboards then need not know the rules of each SLO. */
    @Test
    void windowsAreThoseChosenWhateverTheRulesAre() {
        usual().trackLatency().register(fixture.slos).bad(5);
        SloMetrics.builder(fixture.slos)
                .windows(Duration.ofMinutes(7), Duration.ofDays(30))
                .latencyWindows(Duration.ofMinutes(9))
                .build()
                .bindTo(meters);

        assertEquals(Set.of("7m", "30d"), windows("slo.burn.rate"));
        assertEquals(Set.of("9m"), windows("slo.latency"));
        assertEquals(5, Fixture.value(meters, "slo.window.events", "window", "7m"));
        assertEquals(1, Fixture.value(meters, "slo.error.ratio", "window", "30d"));
        assertEquals(0, Fixture.value(meters, "slo.latency", "window", "9m", "quantile", "0.99"));
    }

    @Test
    void anSloDoesNotShowWindowsLongerThanItsPeriod() {
        withRules(Fixture.FAST)
                .period(SloPeriod.rolling(Duration.ofHours(12)))
                .trackLatency()
                .register(fixture.slos);
        SloMetrics.builder(fixture.slos)
                .windows(FIVE_MINUTES, Duration.ofDays(1))
                .latencyWindows(Duration.ofHours(13))
                .build()
                .bindTo(meters);

        assertEquals(Set.of("5m"), windows("slo.error.ratio"));
        assertEquals(Set.of(), windows("slo.latency"));
    }

    @Test
    void everyWindowIsShownOnceAndShortestFirst() {
        usual().windows(Duration.ofMinutes(2)).register(fixture.slos);
        SloMetrics.builder(fixture.slos)
                .windows(HOUR, FIVE_MINUTES, HOUR)
                .everyWindow()
                .build()
                .bindTo(meters);

        assertEquals(Set.of("2m", "5m", "30m", "1h", "6h", "3d"), windows("slo.error.ratio"));
        assertEquals(6, Search.in(meters).name("slo.error.ratio").meters().size());
    }

    @Test
    void tagsAreOnEveryMeter() {
        usual().register(fixture.slos);
        SloMetrics.builder(fixture.slos)
                .tags(Tags.of("team", "payments"))
                .build()
                .bindTo(meters);

        assertEquals(18, Search.in(meters).tag("team", "payments").meters().size());
    }

    private static void assertRefused(String message, Class<? extends Exception> type, Executable call) {
        assertEquals(message, assertThrows(type, call).getMessage());
    }

    @Test
    void aChoiceThatMakesNoSenseIsRefused() {
        SloMetricsBuilder builder = SloMetrics.builder(fixture.slos);

        assertRefused(
                "window must be above zero, but was PT0S",
                IllegalArgumentException.class,
                () -> builder.windows(FIVE_MINUTES, Duration.ZERO));
        assertRefused(
                "latency window must be above zero, but was PT-1S",
                IllegalArgumentException.class,
                () -> builder.latencyWindows(Duration.ofSeconds(-1)));
        assertRefused(
                "quantile must be 0 to 1, but was 99.0",
                IllegalArgumentException.class,
                () -> builder.quantiles(0.5, 99));
        assertRefused(
                "quantile must be 0 to 1, but was NaN",
                IllegalArgumentException.class,
                () -> builder.quantiles(Double.NaN));
    }

    @Test
    void eachSettingIsMadeOnce() {
        SloMetricsBuilder builder = SloMetrics.builder(fixture.slos)
                .windows(HOUR)
                .latencyWindows()
                .quantiles(0.5)
                .rules(Severity.PAGE)
                .tags(List.of());

        assertRefused(
                "windows must be set once, but was set to [1h] and then to [5m]",
                IllegalStateException.class,
                () -> builder.windows(FIVE_MINUTES));
        assertRefused(
                "latency windows must be set once, but was set to [] and then to [1h]",
                IllegalStateException.class,
                () -> builder.latencyWindows(HOUR));
        assertRefused(
                "quantiles must be set once, but was set to [0.5] and then to [0.9]",
                IllegalStateException.class,
                () -> builder.quantiles(0.9));
        assertRefused(
                "rules must be set once, but was set to [PAGE] and then to []",
                IllegalStateException.class,
                () -> builder.rules());
        assertRefused(
                "tags must be set once, but was set to [] and then to [tag(team=payments)]",
                IllegalStateException.class,
                () -> builder.tags(Tags.of("team", "payments")));
    }
}
