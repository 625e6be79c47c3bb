package io.slo4j.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a receiver asks to be left alone, in each form in which it may say that. */
class RetryAfterTest {
    private static final Instant NOW = Instant.parse("1994-11-06T08:49:37Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|PT0S",
                "17|PT17S",
                "000000000017|PT17S",
                "Sun, 06 Nov 1994 08:50:37 GMT|PT1M",
                "Sun, 6 Nov 1994 08:50:37 GMT|PT1M",
                "Sunday, 06-Nov-94 08:50:37 GMT|PT1M",
                "Sun Nov  6 08:50:37 1994|PT1M",
                "Wed Nov 16 08:49:37 1994|PT240H",
                "sunday, 06-nov-94 08:50:37 gmt|PT1M",
                "Sunday, 06-Nov-93 08:50:37 GMT|PT0S",
                "Sunday, 06-Nov-45 08:50:37 GMT|PT0S",
                "Sun Nov  6 08:49:36 1994|PT0S",
            })
    void aTimeInAnyForm(String said, Duration wait) {
        assertEquals(wait, RetryAfter.of(said, NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9999999999",
                "99999999999999999999999",
                "Fri, 31 Dec 9999 23:59:59 GMT",
                "Sunday, 06-Nov-44 08:49:37 GMT",
                "Sun Nov  6 08:49:37 2044"
            })
    void aLongTimeIsTenMinutes(String said) {
        assertEquals(
                Duration.ofMinutes(10),
                Answer.of(503, "", RetryAfter.of(said, NOW)).retryAfter());
    }

    @Test
    void whatSaysNothingIsIgnored() {
        for (String said : new String[] {"", "soon", "-1", "1.5", "Sun, 06 Nov 1994", "Sun Nov 31 08:49:37 1994 GMT"}) {
            assertNull(RetryAfter.of(said, NOW), said);
        }
    }
}
