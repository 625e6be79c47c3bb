package io.slo4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Headless Chromium. Without one, tests are skipped, except where the environment says {@code CI=true}. */
final class Browser {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final Path scratch;

    private Browser(Path scratch) {
        this.scratch = scratch;
    }

    static Browser in(Path scratch) {
        boolean there = Files.isExecutable(CHROMIUM);
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(there, CHROMIUM + " must be installed where CI=true");
        }
        assumeTrue(there, "skipped: " + CHROMIUM + " is not installed");
        return new Browser(scratch);
    }

    /** What a page is after its scripts have run, and on standard error what they complained of. */
    String dom(Path page) throws IOException, InterruptedException {
        return run("--dump-dom", page);
    }

    /** The page on paper. */
    Path pdf(Path page) throws IOException, InterruptedException {
        Path pdf = scratch.resolve("page.pdf");
        run("--print-to-pdf=" + pdf, page);
        return pdf;
    }

    private String run(String what, Path page) throws IOException, InterruptedException {
        Path out = scratch.resolve("out.html");
        Path log = scratch.resolve("log.txt");
        List<String> command = new ArrayList<>(List.of(CHROMIUM.toString(), "--headless"));
        command.addAll(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"));
        command.addAll(List.of("--disable-background-networking", "--disable-component-update", "--disable-sync"));
        command.addAll(List.of(
                "--user-data-dir=" + scratch.resolve("profile"), "--window-size=1000,900", "--hide-scrollbars"));
        command.addAll(List.of("--enable-logging=stderr", "--virtual-time-budget=4000", what));
        command.add(page.toUri().toString());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(log.toFile());
        builder.environment().putAll(Map.of("HOME", scratch.toString()));
        Process browser = builder.start();
        try {
            assertTrue(browser.waitFor(60, TimeUnit.SECONDS), "the browser took more than a minute");
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly();
        }
        assertEquals(0, browser.exitValue());
        assertEquals(
                List.of(),
                Files.readAllLines(log).stream()
                        .filter(line -> line.contains("CONSOLE"))
                        .toList());
        return Files.readString(out);
    }
}
