package io.slo4j.examples.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Slo;
import io.slo4j.browser.Browser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. */
class PageInBrowserTest {
    @TempDir
    private Path folder;

    @Test
    void showsTheServiceAsItStandsAndFitsAPhone() throws Exception {
        Browser browser = Browser.in(folder).ofAPhone();
        try (ServiceUnderTest shop = new ServiceUnderTest()) {
            Slo checkout = shop.service().slos().find("checkout").orElseThrow();
            shop.service().distances().note();
            checkout.good(20_000);
            shop.advance(Duration.ofMinutes(1));
            shop.advance(Duration.ofDays(4).minusMinutes(1));
            shop.advance(Duration.ofMinutes(50));
            for (int minute = 0; minute < 10; minute++) {
                checkout.good(75);
                checkout.bad(25);
                shop.advance(Duration.ofMinutes(1));
                shop.service().distances().note();
            }
            shop.service().describeTraffic("failing now");
            shop.post("/silences", "application/json", "{\"slo\":\"checkout\",\"minutes\":60,\"reason\":\"test\"}");
            shop.service().router().on("GET", "/phone", request -> PHONE);

            String page = dom(browser, shop, "/", folder.resolve("page.png"));
            assertText(page, "objective", "99.9%");
            assertText(page, "error-ratio", "25%");
            assertText(page, "burn-rate", "250x");
            assertText(page, "verdict-title", "Act now: the error budget is burning");
            assertTrue(page.contains("14.4x 1h/5m has held since 09:5"), page);
            assertTrue(
                    page.contains("% of events were bad in the last 1h; the objective allows 0.1%."),
                    "the verdict is about the window of the rule that fires");
            assertEquals(3, occurrences(page, " so far<"), page);
            assertText(page, "traffic", "failing now");
            assertText(page, "at", "10:00");
            assertEquals(8, occurrences(page, "<th scope=\"row\">"), page);
            assertEquals(2, occurrences(page, "data-state=\"firing\" data-severity=\"page\""), page);
            assertEquals(1, occurrences(page, "data-state=\"firing\" data-severity=\"ticket\""), page);
            assertTrue(page.contains("<td>25%</td><td>250x</td><td>1,000</td><td>100%</td>"), page);
            assertTrue(page.contains("<canvas"), "the chart is drawn");
            assertText(page, "chart-title", "How near the alerts are");
            assertText(page, "deploy", "no deployments, fixes only");
            assertText(
                    page, "history-note", "3 fired; none of them less than an hour after the same rule had resolved");
            assertTrue(page.contains("Silenced until "), page);

            String phone = dom(browser, shop, "/phone", folder.resolve("phone.png"));
            assertText(phone, "inside", "390 of 390");
        }
    }

    @Test
    void drawsWhatIsUsualOnceItIsKnown() throws Exception {
        Browser browser = Browser.in(folder);
        try (ServiceUnderTest shop = new ServiceUnderTest()) {
            Slo checkout = shop.service().slos().find("checkout").orElseThrow();
            shop.service().distances().note();
            String before = dom(browser, shop, "/", folder.resolve("before.png"));
            assertText(
                    before,
                    "usual-note",
                    "What is usual is learnt for three weeks. Until then nothing is known of it.");
            /* An even day, and fewer every other week. */
            for (int minute = 0; minute < 28 * 24 * 60; minute++) {
                checkout.good(99 - 10 * (minute / (7 * 24 * 60) % 2));
                checkout.bad(1);
                shop.advance(Duration.ofMinutes(1));
            }
            for (int minute = 0; minute < 120; minute++) {
                checkout.good(minute < 60 ? 95 : 60);
                checkout.bad(minute < 60 ? 1 : 4);
                shop.advance(Duration.ofMinutes(1));
                shop.service().distances().note();
            }
            String page = dom(browser, shop, "/", folder.resolve("usual.png"));
            assertText(
                    page,
                    "usual-note",
                    "Events in 30m: 1,978, usually 2,405 to 3,295; bad: 6.27%, usually 0.891% to 1.22%. Known of 4 weeks.");
            assertEquals(2, occurrences(page, "<canvas"), "distances, and the band of what is usual");
            assertTrue(page.contains("usual: 2,405 to 3,295"), page);
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

    private static String dom(Browser browser, ServiceUnderTest shop, String path, Path picture)
            throws IOException, InterruptedException {
        String text = browser.dom(shop.address().resolve(path), picture);
        assertTrue(Files.size(picture) > 10_000, "the screenshot is empty");
        assertFalse(text.contains("The service does not answer"), text);
        return text;
    }
}
