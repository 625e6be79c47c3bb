package io.slo4j.examples.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole story, with shorter windows and a shorter interval, and the real tools: skipped where they are missing, except in CI. */
class FleetTest {
    private @TempDir Path folder;

    private record Run(int code, String out) {}

    private static Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = new CommandLine(new FleetCommand(new PrintStream(out, true, StandardCharsets.UTF_8)))
                .setErr(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .execute(arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void eachFaultIsOneAlertAndOneNotificationByEachWay() throws Exception {
        Path slos = Files.writeString(folder.resolve("slos.yaml"), """
                version: slo4j/v1
                slos:
                  checkout:
                    objective: 99%
                    period: 1h
                    rules:
                      - severity: page
                        factor: 2
                        longWindow: 1m
                        shortWindow: 10s
                """);

        Run run = run("--seconds", "100", "--interval", "2", "--slos", slos.toString());

        boolean missing = run.out.contains("must be on the PATH");
        assumeTrue(!missing || "true".equals(System.getenv("CI")), run.out);
        assertEquals(0, run.code, run.out);
        List<String> lines = run.out.lines().toList();
        List<String> report = lines.subList(lines.size() - 4, lines.size());
        String row = "(replica-1 alone|all replicas) +(a process|Prometheus) +\\d+\\.\\d s +\\d+\\.\\d s +1";
        for (String line : report) {
            assertTrue(line.matches(row), run.out);
        }
        assertTrue(report.get(0).startsWith("replica-1 alone    a process "), run.out);
        assertTrue(report.get(3).startsWith("all replicas       Prometheus "), run.out);
    }

    @Test
    void wrongArgumentsAreTwo() {
        assertEquals(2, run("--seconds", "1").code);
        assertTrue(run("--seconds", "1").out.contains("seconds must be 40 or more, but was 1"));
        assertTrue(run("--interval", "0").out.contains("interval must be 1 or more, but was 0"));
    }
}
