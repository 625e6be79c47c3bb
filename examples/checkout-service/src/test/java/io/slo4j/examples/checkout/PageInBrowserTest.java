package io.slo4j.examples.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slo4j.Slo;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. Without one the tests are skipped, except where the environment says {@code CI=true}. */
class PageInBrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @TempDir
    private Path folder;

    @BeforeEach
    void needsABrowser() {
        boolean there = Files.isExecutable(CHROMIUM);
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(there, CHROMIUM + " must be installed where CI=true");
        }
        assumeTrue(there, "skipped: " + CHROMIUM + " is not installed");
    }

    @Test
    void showsTheServiceAsItStandsAndFitsAPhone() throws Exception {
        try (ServiceUnderTest shop = new ServiceUnderTest()) {
            Slo checkout = shop.service().slos().find("checkout").orElseThrow();
            checkout.good(20_000);
            shop.advance(Duration.ofDays(4));
            shop.advance(Duration.ofMinutes(50));
            for (int minute = 0; minute < 10; minute++) {
                checkout.good(75);
                checkout.bad(25);
                shop.advance(Duration.ofMinutes(1));
            }
            shop.service().describeTraffic("failing now");
            shop.post("/silences", "application/json", "{\"slo\":\"checkout\",\"minutes\":60,\"reason\":\"test\"}");
            shop.service().router().on("GET", "/phone", request -> PHONE);

            String page = dom(shop, "/", folder.resolve("page"));
            assertText(page, "objective", "99.9%");
            assertText(page, "error-ratio", "25%");
            assertText(page, "burn-rate", "250x");
            assertText(page, "verdict-title", "Act now: the error budget is burning");
            assertText(page, "traffic", "failing now");
            assertText(page, "at", "10:00");
            assertEquals(8, occurrences(page, "<th scope=\"row\">"), page);
            assertEquals(2, occurrences(page, "data-state=\"firing\" data-severity=\"page\""), page);
            assertEquals(1, occurrences(page, "data-state=\"firing\" data-severity=\"ticket\""), page);
            assertTrue(page.contains("<td>25%</td><td>250x</td><td>1,000</td><td>100%</td>"), page);
            assertTrue(page.contains("<canvas"), "the chart is drawn");
            assertText(page, "deploy", "no deployments, fixes only");
            assertText(page, "history-note", "3 fired, 0 of them within an hour of the last");
            assertTrue(page.contains("Silenced until "), page);

            String phone = dom(shop, "/phone", folder.resolve("phone"));
            assertText(phone, "inside", "390 of 390");
        }
    }

    /** Measures the page in a frame as wide as a phone: a window of the browser itself has a least width. */
    private static final Response PHONE = new Response(200, "text/html", """
            <iframe id="frame" src="/" style="width:390px;height:844px;border:0"></iframe><p id="inside"></p>
            <script>
              setInterval(() => {
                const page = document.getElementById("frame").contentDocument;
                if (page.querySelector("canvas") !== null) {
                  const root = page.documentElement;
                  document.getElementById("inside").textContent = root.scrollWidth + " of " + root.clientWidth;
                }
              }, 100);
            </script>
            """.getBytes(StandardCharsets.UTF_8));

    private static void assertText(String page, String id, String text) {
        assertTrue(page.contains("id=\"" + id + "\">" + text + "<"), id + " must be " + text + " in " + page);
    }

    private static int occurrences(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static String dom(ServiceUnderTest shop, String path, Path scratch)
            throws IOException, InterruptedException {
        Files.createDirectories(scratch);
        Path screenshot = scratch.resolve("page.png");
        File dom = scratch.resolve("dom.html").toFile();
        List<String> command = new ArrayList<>(List.of(CHROMIUM.toString(), "--headless"));
        command.addAll(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"));
        command.addAll(List.of("--disable-background-networking", "--disable-component-update", "--disable-sync"));
        command.addAll(
                List.of("--user-data-dir=" + scratch.resolve("profile"), "--window-size=390,844", "--hide-scrollbars"));
        command.addAll(List.of("--virtual-time-budget=4000", "--dump-dom", "--screenshot=" + screenshot));
        command.add(shop.address().resolve(path).toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(dom)
                .redirectError(scratch.resolve("log.txt").toFile());
        builder.environment().putAll(Map.of("HOME", scratch.toString()));
        Process browser = builder.start();
        try {
            assertTrue(browser.waitFor(60, TimeUnit.SECONDS), "the browser took more than a minute");
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly();
        }
        assertEquals(0, browser.exitValue());
        assertTrue(Files.size(screenshot) > 10_000, "the screenshot is empty");
        String text = Files.readString(dom.toPath());
        assertFalse(text.contains("The service does not answer"), text);
        return text;
    }
}
