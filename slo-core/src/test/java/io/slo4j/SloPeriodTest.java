package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SloPeriodTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static SloPeriod calendar(String unit, ZoneId zone) {
        return switch (unit) {
            case "week" -> SloPeriod.calendarWeek(zone);
            case "month" -> SloPeriod.calendarMonth(zone);
            case "quarter" -> SloPeriod.calendarQuarter(zone);
            default -> SloPeriod.calendarYear(zone);
        };
    }

    @Test
    void theUsualWindowsAreThoseThatFitIn() {
        assertEquals(
                List.of(
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(1),
                        Duration.ofHours(6),
                        Duration.ofDays(3)),
                SloPeriod.THIRTY_DAYS.usualWindows());
        assertEquals(
                List.of(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(1)),
                SloPeriod.rolling(Duration.ofHours(1)).usualWindows());
        assertEquals(List.of(), SloPeriod.rolling(Duration.ofMinutes(1)).usualWindows());
    }

    @ParameterizedTest
    @CsvSource({
        "month, UTC, 2026-02-11T12:00:00Z, 2026-02-01T00:00:00Z, 28",
        "month, UTC, 2024-02-29T23:59:59.999999999Z, 2024-02-01T00:00:00Z, 29",
        "month, UTC, 2024-03-01T00:00:00Z, 2024-03-01T00:00:00Z, 31",
        "month, Europe/Berlin, 2026-03-29T12:00:00Z, 2026-02-28T23:00:00Z, 30.958333333333332",
        "month, Europe/Berlin, 2026-10-25T12:00:00Z, 2026-09-30T22:00:00Z, 31.041666666666668",
        "month, Asia/Kathmandu, 2026-04-30T18:14:59Z, 2026-03-31T18:15:00Z, 30",
        "week, America/New_York, 2026-03-08T12:00:00Z, 2026-03-02T05:00:00Z, 6.958333333333333",
        "week, UTC, 2026-01-01T00:00:00Z, 2025-12-29T00:00:00Z, 7",
        "quarter, Europe/Berlin, 2026-03-31T21:59:59Z, 2025-12-31T23:00:00Z, 89.95833333333333",
        "quarter, UTC, 2026-12-31T00:00:00Z, 2026-10-01T00:00:00Z, 92",
        "year, UTC, 2024-07-01T00:00:00Z, 2024-01-01T00:00:00Z, 366",
        "year, UTC, 2026-07-01T00:00:00Z, 2026-01-01T00:00:00Z, 365"
    })
    void aCalendarPeriodLastsFromMidnightToMidnightInItsZone(
            String unit, String zone, Instant now, Instant start, double days) {
        SloPeriod period = calendar(unit, ZoneId.of(zone));
        assertEquals(start, period.startAt(now));
        Duration length = Duration.between(start, period.endAt(now).orElseThrow());
        assertEquals(days, length.toSeconds() / 86_400.0, 1e-12);
    }

    @Test
    void aRollingPeriodEndsNowAndForEver() {
        Instant now = Instant.parse("2026-03-01T00:00:00Z");
        assertEquals(Instant.parse("2026-01-30T00:00:00Z"), SloPeriod.THIRTY_DAYS.startAt(now));
        assertEquals(Optional.empty(), SloPeriod.THIRTY_DAYS.endAt(now));
        assertEquals(Duration.ofDays(7), SloPeriod.SEVEN_DAYS.length());
        assertEquals(Duration.ofDays(28), SloPeriod.TWENTY_EIGHT_DAYS.length());
        assertEquals(Duration.ofDays(90), SloPeriod.NINETY_DAYS.length());
        assertEquals(Duration.ofDays(90), SloPeriod.NINETY_DAYS.longest());
    }

    @Test
    void aCalendarPeriodHasANominalLength() {
        assertEquals(Duration.ofDays(7), SloPeriod.calendarWeek(BERLIN).length());
        assertEquals(Duration.ofDays(30), SloPeriod.calendarMonth(BERLIN).length());
        assertEquals(Duration.ofDays(90), SloPeriod.calendarQuarter(BERLIN).length());
        assertEquals(Duration.ofDays(365), SloPeriod.calendarYear(BERLIN).length());
        assertEquals(Duration.ofDays(93), SloPeriod.calendarQuarter(BERLIN).longest());
    }

    @Test
    void periodsAreValuesWithANameThatPeopleRead() {
        assertEquals("30d", SloPeriod.THIRTY_DAYS.toString());
        assertEquals(
                "calendar month (Europe/Berlin)",
                SloPeriod.calendarMonth(BERLIN).toString());
        assertEquals(SloPeriod.SEVEN_DAYS, SloPeriod.rolling(Duration.ofDays(7)));
        assertEquals(
                SloPeriod.SEVEN_DAYS.hashCode(),
                SloPeriod.rolling(Duration.ofDays(7)).hashCode());
        assertNotEquals(SloPeriod.SEVEN_DAYS, SloPeriod.calendarWeek(BERLIN));
        assertNotEquals(SloPeriod.calendarWeek(ZoneOffset.UTC), SloPeriod.calendarWeek(BERLIN));
        assertNotEquals(SloPeriod.SEVEN_DAYS, SloPeriod.THIRTY_DAYS);
    }

    /** The naive way: the names of two instants' periods are the same, or they are not. */
    private static Function<LocalDate, Object> name(int unit) {
        return switch (unit) {
            case 0 -> day -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            case 1 -> day -> day.getYear() + " " + day.getMonth();
            case 2 -> day -> day.getYear() + " " + day.get(IsoFields.QUARTER_OF_YEAR);
            default -> LocalDate::getYear;
        };
    }

    @Property(tries = 300)
    void everyInstantBelongsToOnePeriodAndItsNeighboursAcrossTheEndsDoNot(
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long seconds,
            @ForAll @IntRange(min = 0, max = 3) int unit,
            @ForAll @IntRange(min = 0, max = 6) int place) {
        /* Cuba and Beirut change their clocks at midnight, Lord Howe by half an hour, Apia has skipped a day. */
        String[] places = {
            "Europe/Berlin",
            "America/Havana",
            "Asia/Beirut",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "America/Sao_Paulo",
            "Asia/Kathmandu"
        };
        ZoneId zone = ZoneId.of(places[place]);
        SloPeriod period = calendar(new String[] {"week", "month", "quarter", "year"}[unit], zone);
        Instant now = Instant.ofEpochSecond(seconds);
        Instant start = period.startAt(now);
        Instant end = period.endAt(now).orElseThrow();
        Function<Instant, Object> name =
                instant -> name(unit).apply(instant.atZone(zone).toLocalDate());
        assertTrue(!start.isAfter(now) && now.isBefore(end), start + " " + now + " " + end);
        assertEquals(name.apply(now), name.apply(start));
        assertEquals(name.apply(now), name.apply(end.minusNanos(1)));
        assertNotEquals(name.apply(now), name.apply(start.minusNanos(1)));
        assertNotEquals(name.apply(now), name.apply(end));
        assertTrue(Duration.between(start, end).compareTo(period.longest()) <= 0);
    }

    @Test
    void aPeriodIsReadAsItIsWritten() {
        for (SloPeriod period : List.of(
                SloPeriod.THIRTY_DAYS,
                SloPeriod.rolling(Duration.ofMinutes(90)),
                SloPeriod.calendarWeek(ZoneId.of("Europe/Berlin")),
                SloPeriod.calendarMonth(ZoneId.of("America/Argentina/Buenos_Aires")),
                SloPeriod.calendarQuarter(ZoneId.of("UTC")),
                SloPeriod.calendarYear(ZoneId.of("+02:00")))) {
            assertEquals(period, SloPeriod.parse(period.toString()));
        }
    }

    @Test
    void aTextThatIsNoPeriodIsRefused() {
        for (String text : List.of("", "monthly", "calendar month", "calendar month (Nowhere)", "0s", "30")) {
            assertEquals(
                    "period must be a length such as 30d, or a calendar week, month, quarter or year in a time zone such as"
                            + " calendar month (Europe/Berlin), but was \"" + text + '"',
                    assertThrows(IllegalArgumentException.class, () -> SloPeriod.parse(text))
                            .getMessage());
        }
    }
}
