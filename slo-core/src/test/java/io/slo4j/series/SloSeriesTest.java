package io.slo4j.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.Slo;
import io.slo4j.SloGroup;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of an SLO by the names under which they are exported. */
class SloSeriesTest {
    private static final BurnRateRule FAST =
            BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5));

    private @TempDir Path folder;
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();

    private Slo register() {
        return Slo.builder("checkout")
                .objective("99%")
                .alerts(AlertPolicy.of(FAST))
                .register(slos);
    }

    /** Lets time pass with one tick a minute. */
    private void advanceMinutes(int minutes) {
        for (int i = 0; i < minutes; i++) {
            clock.advance(Duration.ofMinutes(1));
            slos.tick();
        }
    }

    private static List<String> texts(SeriesSet set) {
        double[] values = set.read();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            texts.add(set.series().get(i) + " " + values[i]);
        }
        return texts;
    }

    @Test
    void everyFigureOfAStatusIsASeries() {
        Slo checkout = register();
        SeriesSet series = SloSeries.usual().of(checkout);
        checkout.good(76);
        advanceMinutes(51);
        checkout.bad(24);
        advanceMinutes(3);

        assertEquals("""
                slo.events{slo=checkout, member=, outcome=good} 76.0
                slo.events{slo=checkout, member=, outcome=bad} 24.0
                slo.restored.events{slo=checkout, member=, outcome=good} 0.0
                slo.restored.events{slo=checkout, member=, outcome=bad} 0.0
                slo.objective{slo=checkout, member=} 0.99
                slo.error.budget.remaining{slo=checkout, member=} 0.9711111111111111
                slo.error.ratio{slo=checkout, member=, window=5m} 1.0
                slo.burn.rate{slo=checkout, member=, window=5m} 100.0
                slo.window.events{slo=checkout, member=, window=5m} 24.0
                slo.error.ratio{slo=checkout, member=, window=1h} 0.24
                slo.burn.rate{slo=checkout, member=, window=1h} 24.0
                slo.window.events{slo=checkout, member=, window=1h} 100.0
                slo.alert.state{slo=checkout, member=, severity=page, rule=14.4x 1h/5m} 2.0
                slo.alert.distance{slo=checkout, member=, severity=page, rule=14.4x 1h/5m} 1.4444444444444444
                """, String.join("\n", texts(series)) + "\n");
    }

    /** What an exporter registers before there is any SLO must be all that there ever is. */
    @Test
    void everyMetricIsThatOfSomeSeries() {
        try (SloRegistry stored = SloRegistry.builder()
                .clock(clock)
                .store(SnapshotStore.directory(folder))
                .withoutShutdownHook()
                .build()) {
            Slo full = Slo.builder("checkout")
                    .objective("99%")
                    .latencyThreshold(Duration.ofMillis(300))
                    .detectHanging()
                    .trackLatency()
                    .label("team", "payments")
                    .budgetPolicy(BudgetPolicy.standard())
                    .register(stored);
            Set<Metric> shown = EnumSet.noneOf(Metric.class);
            Stream.of(SloSeries.builder().causes().build().of(full), SloSeries.ofHealth(stored))
                    .flatMap(set -> set.series().stream())
                    .forEach(series -> shown.add(series.metric()));

            assertEquals(EnumSet.allOf(Metric.class), shown);
        }
    }

    @Test
    void seriesOfOneMetricHaveTheSameKeysForEverySlo() {
        SloGroup routes = Slo.builder("http")
                .objective("99%")
                .label("team", "web")
                .groupBy("route")
                .register(slos);
        Map<Metric, Set<Set<String>>> keys = new HashMap<>();
        for (Slo slo : List.of(register(), routes.of("/cart"), routes.of(""))) {
            SloSeries.usual()
                    .of(slo)
                    .series()
                    .forEach(series -> keys.computeIfAbsent(series.metric(), any -> new HashSet<>())
                            .add(series.tags().keySet()));
        }

        keys.forEach((metric, sets) -> assertEquals(1, sets.size(), metric.text()));
        assertEquals(
                Map.of("slo", "http", "member", "(empty)"),
                SloSeries.usual().of(routes.of("")).series().get(4).tags());
    }

    @Test
    void theSeriesOfAClosedSloStayAsTheyWere() {
        Slo checkout = register();
        SeriesSet series = SloSeries.usual().of(checkout);
        checkout.bad(3);
        checkout.close();
        double[] atTheEnd = series.read();
        clock.advance(Duration.ofHours(3));
        slos.tick();

        assertEquals(3, atTheEnd[1]);
        assertArrayEquals(atTheEnd, series.read());
    }

    @Test
    void aSecondChoiceOfTheSameIsRefused() {
        SloSeriesBuilder builder = SloSeries.builder().windows(Duration.ofHours(1));

        assertEquals(
                "windows must be set once, but was set to [1h] and then to [5m]",
                assertThrows(IllegalStateException.class, () -> builder.windows(Duration.ofMinutes(5)))
                        .getMessage());
        assertEquals("SloSeriesBuilder[windows [1h]]", builder.toString());
    }
}
