package io.slo4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.slo4j.Slo;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus' own linter reads a scrape. */
class PromtoolTest {
    private @TempDir Path folder;

    @Test
    void promtoolFindsNothingToCorrect() throws Exception {
        Fixture fixture = new Fixture();
        fixture.register("checkout").bad(3);
        Slo.builder("http")
                .objective("99%")
                .label("team", "web")
                .groupBy("route")
                .register(fixture.slos)
                .of("/a")
                .good();
        fixture.advanceMinutes(1);
        fixture.register("a \"quoted\" \\ name\nin two lines").good();
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new SloMetrics(fixture.slos).bindTo(prometheus);

        assertEquals("exit 0\n", new Promtool(folder).lint(prometheus.scrape()));
    }

    @Test
    void promtoolWouldFindABadName() throws Exception {
        String complaints = new Promtool(folder).lint("""
                # HELP slo_events Events
                # TYPE slo_events counter
                slo_events{slo="checkout"} 3
                """);

        assertTrue(complaints.contains("counter metrics should have \"_total\" suffix"), complaints);
    }
}
