package io.slo4j.internal.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static String filled(String template, Map<String, String> values) {
        return new Template(template)
                .filled((key, encoding) -> values.containsKey(key) ? encoding.apply(values.get(key)) : "{" + key + "}");
    }

    private static String filled(String template, String team) {
        return filled(template, Map.of("team", team));
    }

    /* Quadratic matching would take minutes, and matching by recursion the stack. */
    @Test
    void aLongTextIsReadInOnePassAndALongUrlTakesNoStack() {
        String letters = "w".repeat(10_000);
        String url = "https://x.example/" + letters.repeat(50) + "{team}";
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (int i = 0; i < 100; i++) {
                assertEquals(letters + "a b", filled(letters + "{team}", "a b"));
            }
            assertEquals("https://x.example/" + letters.repeat(50) + "a%20b", filled(url, "a b"));
        });
    }

    @Test
    void aValueInTheHostCannotLeaveIt() {
        assertEquals("https://evil-example--.example/", filled("https://{team}.example/", "evil.example/?"));
        assertEquals("https://a-evil-com-.example/", filled("https://{team}.example/", "a@evil.com#"));
        assertEquals("https://grafana.example-evil-com/x", filled("https://grafana.example{team}/x", ".evil.com"));
        assertEquals("https://-evil-com.example", filled("https://{team}.example", "\\evil.com"));
        assertEquals(
                "pay-ments.example",
                URI.create(filled("https://{team}.example/", "pay.ments")).getHost());
    }

    @Test
    void aValueElsewhereInAUrlIsPercentEncoded() {
        assertEquals(
                "https://wiki.example/a%2Fb%3Fc%23d?q=%26x%3D1%20%22%C3%A9%0A&r=1#s%25",
                filled(
                        "https://wiki.example/{path}?q={query}&r=1#s{hash}",
                        Map.of("path", "a/b?c#d", "query", "&x=1 \"é\n", "hash", "%")));
        assertEquals(
                "https://x.example/?u=http%3A%2F%2Fevil.example",
                filled("https://x.example/?u={team}", "http://evil.example"));
    }

    @Test
    void aValueInATextIsOneLineOfTwoHundredCharacters() {
        assertEquals("team a\\u000ab is paged", filled("team {team} is paged", "a\nb"));
        assertEquals("x".repeat(199) + "…", filled("{team}", "x".repeat(5_000)));
        assertEquals(
                "See https://wiki.example/a%20b for a b.",
                filled("See https://wiki.example/{team} for {team}.", "a b"));
    }

    @Test
    void aValueThatLooksLikeAPlaceholderIsNone() {
        assertEquals("{rule} of x", filled("{team} of {rule}", Map.of("team", "{rule}", "rule", "x")));
    }

    @Test
    void whatNobodyKnowsStaysAsItIs() {
        assertEquals("{unknown} {} { x }", filled("{unknown} {} { x }", "a"));
        assertEquals("https://{unknown}.example/", filled("https://{unknown}.example/", "a"));
    }
}
