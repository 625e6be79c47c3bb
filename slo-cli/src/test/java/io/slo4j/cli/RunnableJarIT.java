package io.slo4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar in a process of its own, fed through a pipe. */
class RunnableJarIT {
    private static final String JAR = Objects.requireNonNull(System.getProperty("slo.jar"));

    @TempDir
    private Path folder;

    @Test
    void holdsTheLicencesOfWhatItHolds() throws IOException {
        try (JarFile jar = new JarFile(JAR)) {
            assertEquals(
                    Map.of(
                            "META-INF/LICENSE", true,
                            "META-INF/NOTICE", true,
                            "META-INF/HdrHistogram-LICENSE", true),
                    Stream.of("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/HdrHistogram-LICENSE")
                            .collect(Collectors.toMap(name -> name, name -> jar.getEntry(name) != null)));
        }
    }

    @Test
    void replaysWhatItIsGiven() throws Exception {
        Path policy = Files.writeString(
                folder.resolve("policy.yaml"),
                "rules: [{severity: page, factor: 10, longWindow: 10m, shortWindow: 1m}]");
        StringBuilder log = new StringBuilder();
        for (int second = 0; second < 60; second++) {
            log.append("10.0.0.1 - - [01/Mar/2026:00:00:%02d +0000] \"GET / HTTP/1.1\" %d 17\n"
                    .formatted(second, second < 30 ? 200 : 503));
        }
        Path input = Files.writeString(folder.resolve("access.log"), log);
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Path html = folder.resolve("report.html");
        String java =
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "-jar",
                JAR,
                "replay",
                "--objective",
                "99.9%",
                "--policy",
                policy.toString(),
                "--html",
                html.toString(),
                "-");
        Process process = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it must end by itself");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), Files.readString(err));
        assertTrue(Files.readString(out).contains("PAGE    10x 10m/1m     2026-03-01 00:00:"), Files.readString(out));
        List<String> said = Files.readAllLines(err);
        assertEquals(1, said.size(), said.toString());
        assertTrue(said.get(0).startsWith("replay: 60 lines in "), said.toString());
        assertTrue(Files.readString(html).contains("uPlot"));
    }
}
