package io.slo4j.examples.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageIsSelfContainedTest {
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

    @Test
    void everythingThePageNamesComesFromTheService() throws Exception {
        try (ServiceUnderTest shop = new ServiceUnderTest()) {
            String page = shop.get("/").body();
            List<String> references = REFERENCE
                    .matcher(page)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
            assertEquals(
                    new TreeSet<>(List.of(
                            "/icon.svg",
                            "/uplot.css",
                            "/base.css",
                            "/page.css",
                            "/uplot.js",
                            "/figures.js",
                            "/elements.js",
                            "/charts.js",
                            "/lines.js",
                            "/page.js",
                            "/slo",
                            "/metrics")),
                    new TreeSet<>(references));
            for (String reference : references) {
                assertEquals(200, shop.get(reference).statusCode(), reference);
            }
            assertFalse(page.contains("//"), "the page names another place");
        }
    }

    @Test
    void stylesAndScriptsLoadNothingFromElsewhere() throws Exception {
        try (ServiceUnderTest shop = new ServiceUnderTest()) {
            for (String style : List.of("/base.css", "/page.css", "/uplot.css")) {
                String text = shop.get(style).body();
                assertTrue(text.contains("{"), style);
                assertFalse(text.contains("url(") || text.contains("@import"), style);
            }
            for (String script : List.of("/figures.js", "/elements.js", "/charts.js", "/lines.js", "/page.js")) {
                assertFalse(shop.get(script).body().contains("://"), script);
            }
            String chart = shop.get("/uplot.js").body();
            assertTrue(chart.contains("uPlot"), "the chart library");
            assertFalse(chart.contains("fetch(") || chart.contains("XMLHttpRequest") || chart.contains("import("));
        }
    }

    @Test
    void theBrowserIsToldToAllowNothingElse() throws Exception {
        try (ServiceUnderTest shop = new ServiceUnderTest()) {
            HttpResponse<String> page = shop.get("/");
            assertEquals(
                    "default-src 'self'",
                    page.headers().firstValue("Content-Security-Policy").orElse(""));
            assertEquals(
                    "text/html; charset=utf-8",
                    page.headers().firstValue("Content-Type").orElse(""));
        }
    }
}
