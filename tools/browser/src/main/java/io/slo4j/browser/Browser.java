package io.slo4j.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Headless Chromium. Without one, tests are skipped, except where the environment says {@code CI=true}. A page whose scripts
 * complain on the console fails its test.
 */
public final class Browser {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final Path scratch;
    private final String window;

    private Browser(Path scratch, String window) {
        this.scratch = scratch;
        this.window = window;
    }

    /** A browser that keeps what it has in a folder, with a window of 1,000 by 900 pixels. */
    public static Browser in(Path scratch) {
        boolean there = Files.isExecutable(CHROMIUM);
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(there, CHROMIUM + " must be installed where CI=true");
        }
        assumeTrue(there, "skipped: " + CHROMIUM + " is not installed");
        return new Browser(scratch, "1000,900");
    }

    /** The same browser with a window as large as a phone. */
    public Browser ofAPhone() {
        return new Browser(scratch, "390,844");
    }

    /** What a page is after its scripts have run. */
    public String dom(URI page) throws IOException, InterruptedException {
        return run(page, "--dump-dom");
    }

    /** The same, with a picture of the page. */
    public String dom(URI page, Path picture) throws IOException, InterruptedException {
        return run(page, "--dump-dom", "--screenshot=" + picture);
    }

    /** The page on paper. */
    public Path pdf(URI page) throws IOException, InterruptedException {
        Path pdf = scratch.resolve("page.pdf");
        run(page, "--print-to-pdf=" + pdf);
        return pdf;
    }

    private String run(URI page, String... what) throws IOException, InterruptedException {
        Path out = scratch.resolve("out.html");
        Path log = scratch.resolve("log.txt");
        List<String> command = new ArrayList<>(List.of(CHROMIUM.toString(), "--headless"));
        command.addAll(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"));
        command.addAll(List.of("--disable-background-networking", "--disable-component-update", "--disable-sync"));
        command.addAll(List.of(
                "--user-data-dir=" + scratch.resolve("profile"), "--window-size=" + window, "--hide-scrollbars"));
        command.addAll(List.of("--enable-logging=stderr", "--virtual-time-budget=4000"));
        command.addAll(List.of(what));
        command.add(page.toString());
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
