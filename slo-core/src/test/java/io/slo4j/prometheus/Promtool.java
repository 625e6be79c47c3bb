package io.slo4j.prometheus;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Real Prometheus, by way of {@code promtool test rules}; 2.42 is the first that knows {@code keep_firing_for}. */
final class Promtool {
    /** What promtool says when every test holds. */
    static final String AGREES = "Unit Testing:  tests.yml\n  SUCCESS\n\nexit 0\n";

    private final Path folder;

    Promtool(Path folder) {
        this.folder = folder;
    }

    /** What promtool says of a comparison. */
    String test(PrometheusFiles files, List<Disagreement> disagreements) throws Exception {
        Files.writeString(folder.resolve("rules.yml"), files.rules());
        Files.writeString(folder.resolve("tests.yml"), files.tests(disagreements));
        Path said = folder.resolve("said");
        Process promtool = start(said);
        try {
            assertTrue(promtool.waitFor(150, TimeUnit.SECONDS), "promtool must end within 150 s");
        } finally {
            promtool.destroyForcibly();
        }
        return Files.readString(said) + "exit " + promtool.exitValue() + "\n";
    }

    private Process start(Path said) throws IOException {
        try {
            return new ProcessBuilder("promtool", "test", "rules", "tests.yml")
                    .directory(folder.toFile())
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
