package io.slo4j.spec.prometheus;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Prometheus' own tool, of the Debian package prometheus. Tests that need it are skipped where it is missing, except in CI. */
public final class Promtool {
    private final Path folder;

    public Promtool(Path folder) {
        this.folder = folder;
    }

    /** What it says of a file of rules. */
    public String check(String rules) throws Exception {
        Files.writeString(folder.resolve("rules.yml"), rules);
        return run("check", "rules", "rules.yml");
    }

    /** What its unit tests of rules say. */
    String test(String rules, String tests) throws Exception {
        Files.writeString(folder.resolve("rules.yml"), rules);
        Files.writeString(folder.resolve("tests.yml"), tests);
        return run("test", "rules", "tests.yml");
    }

    private String run(String... arguments) throws Exception {
        Path said = folder.resolve("said");
        Process promtool = start(said, arguments);
        try {
            assertTrue(promtool.waitFor(300, TimeUnit.SECONDS), "promtool must end within 300 s");
        } finally {
            promtool.destroyForcibly();
        }
        return Files.readString(said) + "exit " + promtool.exitValue() + "\n";
    }

    private Process start(Path said, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
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
