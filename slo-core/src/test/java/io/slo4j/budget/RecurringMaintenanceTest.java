package io.slo4j.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurringMaintenanceTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /* Clocks in Berlin were set forward on 29 March 2026, 02:00, and back on 25 October 2026, 03:00. */
    @ParameterizedTest
    @CsvSource({
        "every Sunday 02:00-04:00 (Europe/Berlin), 2026-03-16T00:00:00Z, 2026-03-22T01:00:00Z, 2026-03-22T03:00:00Z",
        "every Sunday 02:00-04:00 (Europe/Berlin), 2026-03-28T00:00:00Z, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z",
        "every Sunday 02:30-04:00 (Europe/Berlin), 2026-03-28T00:00:00Z, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z",
        "every Sunday 01:00-02:30 (Europe/Berlin), 2026-03-28T00:00:00Z, 2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z",
        "every Sunday 02:10-02:50 (Europe/Berlin), 2026-03-28T00:00:00Z, 2026-04-05T00:10:00Z, 2026-04-05T00:50:00Z",
        "every Sunday 02:00-04:00 (Europe/Berlin), 2026-10-24T00:00:00Z, 2026-10-25T00:00:00Z, 2026-10-25T03:00:00Z",
        "every Sunday 02:30-02:45 (Europe/Berlin), 2026-10-24T00:00:00Z, 2026-10-25T00:30:00Z, 2026-10-25T01:45:00Z",
        "every Sunday 01:00-02:00 (Europe/Berlin), 2026-10-24T00:00:00Z, 2026-10-24T23:00:00Z, 2026-10-25T00:00:00Z",
        "every Saturday 22:00-02:00 (UTC), 2026-05-01T00:00:00Z, 2026-05-02T22:00:00Z, 2026-05-03T02:00:00Z",
        "first Tuesday of the month 02:00-04:00 (UTC), 2026-08-30T00:00:00Z, 2026-09-01T02:00:00Z, 2026-09-01T04:00:00Z",
        "fourth Friday of the month 02:00-04:00 (UTC), 2026-05-23T00:00:00Z, 2026-06-26T02:00:00Z, 2026-06-26T04:00:00Z",
        "last Friday of the month 02:00-04:00 (UTC), 2026-05-23T00:00:00Z, 2026-05-29T02:00:00Z, 2026-05-29T04:00:00Z",
        "every day 23:55-00:00 (UTC), 2026-12-31T00:00:00Z, 2026-12-31T23:55:00Z, 2027-01-01T00:00:00Z",
        "every day 12:00-13:00 (Pacific/Apia), 2011-12-29T23:30:00Z, 2011-12-30T22:00:00Z, 2011-12-30T23:00:00Z",
    })
    void aWindowFollowsTheClocksOfItsZone(String text, Instant after, Instant from, Instant until) {
        assertEquals(
                Optional.of(new MaintenanceWindow(from, until)),
                RecurringMaintenance.parse(text).windowAfter(after));
    }

    @Test
    void whoeverAsksInAWindowIsToldOfIt() {
        RecurringMaintenance nightly =
                RecurringMaintenance.daily(LocalTime.of(2, 0), LocalTime.of(3, 0), ZoneOffset.UTC);
        Instant from = Instant.parse("2026-01-01T02:00:00Z");
        MaintenanceWindow window = new MaintenanceWindow(from, from.plus(Duration.ofHours(1)));
        assertEquals(Optional.of(window), nightly.windowAfter(window.until().minusNanos(1)));
        assertEquals(
                from.plus(Duration.ofDays(1)),
                nightly.windowAfter(window.until()).orElseThrow().from());
        assertEquals(
                Optional.of(window), nightly.withSince(from.plusSeconds(60)).windowAfter(Instant.EPOCH));
    }

    @Test
    void thereIsNoneAfterTheEndOfTime() {
        RecurringMaintenance yearly = RecurringMaintenance.parse("every Monday 02:00-04:00 (UTC)");
        assertEquals(Optional.empty(), yearly.windowAfter(Instant.parse("2261-12-31T00:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "every Sunday 02:00-04:00 (Europe/Berlin)",
                "first Tuesday of the month 22:00-02:00 (UTC)",
                "last Friday of the month 22:00:30-02:00 (Z)",
                "every day 03:00-03:10 (America/New_York), silent",
                "every day 03:00-03:10 (+02:00) since 2026-03-01T00:00:00Z, silent"
            })
    void itIsReadAsItIsWritten(String text) {
        assertEquals(text, RecurringMaintenance.parse(text).toString());
    }

    @Test
    void textAndMethodsSayTheSame() {
        LocalTime from = LocalTime.of(2, 0);
        LocalTime until = LocalTime.of(4, 0);
        assertEquals(
                RecurringMaintenance.weekly(DayOfWeek.SUNDAY, from, until, BERLIN)
                        .withSilence(),
                RecurringMaintenance.parse("every Sunday 02:00-04:00 (Europe/Berlin), silent"));
        assertEquals(
                RecurringMaintenance.monthly(-1, DayOfWeek.FRIDAY, from, until, BERLIN),
                RecurringMaintenance.parse("last Friday of the month 02:00-04:00 (Europe/Berlin)"));
        assertEquals(
                "maintenance every Sunday 02:00-04:00 (Europe/Berlin)",
                RecurringMaintenance.weekly(DayOfWeek.SUNDAY, from, until, BERLIN)
                        .withSilence()
                        .reason());
        assertEquals(
                "backup",
                RecurringMaintenance.daily(from, until, BERLIN)
                        .withReason("backup")
                        .reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sunday 02:00-04:00 (UTC)",
                "every Sunday 02:00-04:00",
                "every Sunday 2-4 (UTC)",
                "every Sunday of the month 02:00-04:00 (UTC)",
                "fifth Sunday of the month 02:00-04:00 (UTC)",
                "first Sunday 02:00-04:00 (UTC)",
                "first day of the month 02:00-04:00 (UTC)",
                "every sunday 02:00-04:00 (UTC)",
                "every Sunday 02:00-04:00 (Mars/Base)",
                "every Sunday 02:00-04:00 (UTC) since yesterday",
                ""
            })
    void anythingElseIsRefusedWithExamples(String text) {
        Exception refused = assertThrows(IllegalArgumentException.class, () -> RecurringMaintenance.parse(text));
        assertEquals(
                "maintenance must be days, times and a zone such as every Sunday 02:00-04:00 (Europe/Berlin), first Tuesday of the"
                        + " month 22:00-02:00 (UTC) or every day 03:00-03:10 (UTC), silent, but was \"" + text + '"',
                refused.getMessage());
    }

    @Test
    void maintenanceWithoutLengthAndAFifthDayAreRefused() {
        LocalTime two = LocalTime.of(2, 0);
        Exception empty = assertThrows(
                IllegalArgumentException.class, () -> RecurringMaintenance.daily(two, two, ZoneOffset.UTC));
        assertEquals("until of maintenance must not be from, but both were 02:00", empty.getMessage());
        Exception fifth = assertThrows(
                IllegalArgumentException.class,
                () -> RecurringMaintenance.monthly(5, DayOfWeek.MONDAY, two, LocalTime.NOON, ZoneOffset.UTC));
        assertEquals("which day of a month must be 1 to 4, or -1 for the last, but was 5", fifth.getMessage());
    }
}
