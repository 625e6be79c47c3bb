package io.slo4j.internal.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NanosTest {
    @Test
    void whatIsTooLongToCountIsSaturatedOrRefused() {
        Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
        assertEquals(Long.MAX_VALUE, Nanos.of(endless));
        assertEquals(Long.MIN_VALUE, Nanos.of(endless.negated()));
        assertEquals(
                "period must be at most 292 years, but was " + endless,
                assertThrows(IllegalArgumentException.class, () -> Nanos.positive("period", endless))
                        .getMessage());
    }

    @Test
    void durationsInSecondsKeepTheirFractionAndAreSaturated() {
        assertEquals(90.25, Nanos.seconds(Duration.ofMillis(90_250)));
        assertEquals(-1e-9, Nanos.seconds(Duration.ofNanos(-1)));
        assertEquals(Long.MAX_VALUE / 1e9, Nanos.seconds(Duration.ofSeconds(Long.MAX_VALUE)));
    }

    @Test
    void instantsBeforeTheEpochSurviveTheRoundTrip() {
        Instant instant = Instant.parse("1969-12-31T23:59:58.123456789Z");
        assertEquals(instant, TimeLine.instant(TimeLine.nanos(instant)));
    }

    @Test
    void instantsOutsideTheLineAreRefused() {
        assertEquals(
                "instant must lie between 1970 and 2262, but was " + Instant.MAX,
                assertThrows(IllegalArgumentException.class, () -> TimeLine.nanos(Instant.MAX))
                        .getMessage());
    }
}
