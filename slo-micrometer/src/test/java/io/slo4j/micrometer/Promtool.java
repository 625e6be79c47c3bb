package io.slo4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Prometheus' own tool, of the Debian package prometheus. Tests that need it are skipped where it is missing, except in CI. */
final class Promtool {
    static final String SUCCESS = "Unit Testing:  tests.yml\n  SUCCESS\n\nexit 0\n";

    private final Path folder;

    Promtool(Path folder) {
        this.folder = folder;
    }

    /** What its linter says of a scrape. */
    String lint(String scrape) throws Exception {
        return run(scrape, "check", "metrics");
    }

    /** What its unit tests of rules say. */
    String test(String rules, String tests) throws Exception {
        Files.writeString(folder.resolve("rules.yml"), rules);
        Files.writeString(folder.resolve("tests.yml"), tests);
        return run("", "test", "rules", "tests.yml");
    }

    private String run(String input, String... arguments) throws Exception {
        Path said = folder.resolve("said");
        Process promtool = start(Files.writeString(folder.resolve("input"), input), said, arguments);
        try {
            assertTrue(promtool.waitFor(60, TimeUnit.SECONDS), "promtool must end within 60 s");
        } finally {
            promtool.destroyForcibly();
        }
        return Files.readString(said) + "exit " + promtool.exitValue() + "\n";
    }

    private Process start(Path input, Path said, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(input.toFile())
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
