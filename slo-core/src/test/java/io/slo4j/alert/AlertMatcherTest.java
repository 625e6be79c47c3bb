package io.slo4j.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class AlertMatcherTest {
    private static final AlertEpisode EPISODE = AlertEpisode.of(
                    "checkout-eu", Severity.PAGE, "14.4x 1h/5m", Instant.EPOCH, Instant.EPOCH)
            .withLabels(Map.of("team", "payments", "tier", "1"));

    @Test
    void aMatcherMeansWhatAgreesInEverythingItNames() {
        for (AlertMatcher matcher : List.of(
                AlertMatcher.any(),
                AlertMatcher.ofSlo("checkout-eu"),
                AlertMatcher.ofSlo("checkout-*"),
                AlertMatcher.any().withSeverity(Severity.PAGE),
                AlertMatcher.any().withRule("14.4x *"),
                AlertMatcher.any().withLabel("team", "payments"),
                AlertMatcher.ofSlo("*-eu")
                        .withSeverity(Severity.PAGE)
                        .withRule("*")
                        .withLabel("team", "pay*")
                        .withLabel("tier", "1"))) {
            assertTrue(matcher.matches(EPISODE), matcher.toString());
        }
        for (AlertMatcher matcher : List.of(
                AlertMatcher.ofSlo("checkout"),
                AlertMatcher.ofSlo("Checkout-*"),
                AlertMatcher.any().withSeverity(Severity.TICKET),
                AlertMatcher.any().withRule("6x *"),
                AlertMatcher.any().withLabel("team", "search"),
                AlertMatcher.any().withLabel("zone", "*"),
                AlertMatcher.ofSlo("checkout-*").withLabel("team", "payments").withLabel("tier", "2"))) {
            assertFalse(matcher.matches(EPISODE), matcher.toString());
        }
    }

    @Property(tries = 2_000)
    void aStarStandsForAnything(
            @ForAll @StringLength(max = 8) @CharRange(from = 'a', to = 'b') @Chars('*') String pattern,
            @ForAll @StringLength(max = 10) @CharRange(from = 'a', to = 'b') String text) {
        String regex = pattern.chars()
                .mapToObj(c -> c == '*' ? ".*" : Pattern.quote(String.valueOf((char) c)))
                .collect(Collectors.joining());
        assertEquals(text.matches(regex), Glob.matches(pattern, text));
    }

    @Test
    void aBlankNameIsRefused() {
        assertEquals(
                "SLO name to match must not be blank, but was \"\"",
                assertThrows(IllegalArgumentException.class, () -> AlertMatcher.ofSlo(""))
                        .getMessage());
        assertEquals(
                "rule name to match must not be blank, but was \" \"",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> AlertMatcher.any().withRule(" "))
                        .getMessage());
        assertEquals(
                "label must not be blank, but was \"\"",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> AlertMatcher.any().withLabel("", "payments"))
                        .getMessage());
    }
}
