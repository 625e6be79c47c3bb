package io.slo4j.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "PT5M, 5m",
        "PT1H, 1h",
        "P3D, 3d",
        "PT90M, 1h 30m",
        "PT0S, 0s",
        "PT0.3S, 300ms",
        "PT26H1S, 1d 2h 1s",
        "PT0.000001S, 1us",
        "PT0.000000007S, 7ns"
    })
    void durationsReadAsPeopleWriteThem(Duration duration, String text) {
        assertEquals(text, Durations.text(duration));
    }

    @Test
    void aDurationIsReadAsItIsWritten() {
        for (Duration duration : List.of(
                Duration.ZERO,
                Duration.ofNanos(1),
                Duration.ofMinutes(90),
                Duration.ofDays(30).plusMillis(7),
                Duration.ofDays(100_000))) {
            assertEquals(duration, Durations.parse("window", Durations.text(duration)));
        }
        assertEquals(Duration.ofDays(8).plusHours(3), Durations.parse("window", "1w1d 3h"));
    }

    @Test
    void aTextThatIsNoDurationIsRefused() {
        for (String text : List.of("", "5", "m", "5 minutes", "-5m", "1h, 3m")) {
            assertEquals(
                    "window must be a time in w, d, h, m, s, ms, us or ns, such as 1h 30m, but was \"" + text + '"',
                    assertThrows(IllegalArgumentException.class, () -> Durations.parse("window", text))
                            .getMessage());
        }
        assertEquals(
                "window must be at most 292 years, but was 9999999999999999999d",
                assertThrows(IllegalArgumentException.class, () -> Durations.parse("window", "9999999999999999999d"))
                        .getMessage());
    }
}
