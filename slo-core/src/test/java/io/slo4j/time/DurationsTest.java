package io.slo4j.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
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

    @ParameterizedTest
    @CsvSource({"PT55H12M3S, 2d 7h", "PT49H, 2d 1h", "P2DT5M, 2d", "PT61.5S, 1m 1s", "PT0.0001S, 100us"})
    void roughTextKeepsTheTwoLargestUnits(Duration duration, String text) {
        assertEquals(text, Durations.roughText(duration));
    }

    @Test
    void whatIsTooLongToCountIsSaturatedOrRefused() {
        Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
        assertEquals(Long.MAX_VALUE, Durations.saturatedNanos(endless));
        assertEquals(Long.MIN_VALUE, Durations.saturatedNanos(endless.negated()));
        assertEquals(
                "period must be at most 292 years, but was " + endless,
                assertThrows(IllegalArgumentException.class, () -> Durations.positiveNanos("period", endless))
                        .getMessage());
    }

    @Test
    void instantsBeforeTheEpochSurviveTheRoundTrip() {
        Instant instant = Instant.parse("1969-12-31T23:59:58.123456789Z");
        assertEquals(instant, Durations.instant(Durations.epochNanos(instant)));
    }

    @Test
    void instantsOutsideTheLineAreRefused() {
        assertEquals(
                "instant must lie between 1677 and 2262, but was " + Instant.MAX,
                assertThrows(IllegalArgumentException.class, () -> Durations.epochNanos(Instant.MAX))
                        .getMessage());
    }
}
