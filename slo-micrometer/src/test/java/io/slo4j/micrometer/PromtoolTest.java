package io.slo4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus' own linter reads a scrape. */
class PromtoolTest {
    private @TempDir Path folder;

    @Test
    void promtoolFindsNothingToCorrect() throws Exception {
        Fixture fixture = new Fixture();
        fixture.register("checkout").bad(3);
        fixture.register("a \"quoted\" \\ name\nin two lines").good();
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new SloMetrics(fixture.slos).bindTo(prometheus);

        assertEquals("exit 0\n", promtool(prometheus.scrape()));
    }

    @Test
    void promtoolWouldFindABadName() throws Exception {
        String complaints = promtool("""
                # HELP slo_events Events
                # TYPE slo_events counter
                slo_events{slo="checkout"} 3
                """);

        assertTrue(complaints.contains("counter metrics should have \"_total\" suffix"), complaints);
    }

    private String promtool(String scrape) throws Exception {
        Path said = folder.resolve("said");
        Process promtool = start(Files.writeString(folder.resolve("scrape"), scrape), said);
        try {
            assertTrue(promtool.waitFor(20, TimeUnit.SECONDS), "promtool must end within 20 s");
        } finally {
            promtool.destroyForcibly();
        }
        return Files.readString(said) + "exit " + promtool.exitValue() + "\n";
    }

    private static Process start(Path scrape, Path said) throws IOException {
        try {
            return new ProcessBuilder("promtool", "check", "metrics")
                    .redirectInput(scrape.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException absent) {
            if ("true".equals(System.getenv("CI"))) {
                throw absent;
            }
            return abort("promtool (Debian package prometheus) is not on the PATH: " + absent.getMessage());
        }
    }
}
