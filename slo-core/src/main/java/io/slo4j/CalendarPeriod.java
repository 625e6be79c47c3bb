package io.slo4j;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** Weeks, months, quarters or years of the calendar. A day begins when its date does in the zone: at midnight, mostly. */
record CalendarPeriod(Unit unit, ZoneId zone) {

    Instant startAt(Instant now) {
        return midnightOf(firstDayAt(now));
    }

    Instant endAt(Instant now) {
        return midnightOf(unit.next(firstDayAt(now)));
    }

    private LocalDate firstDayAt(Instant now) {
        return unit.firstDay(now.atZone(zone).toLocalDate());
    }

    private Instant midnightOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    @Override
    public String toString() {
        return "calendar " + unit.name().toLowerCase(Locale.ROOT) + " (" + zone + ")";
    }

    enum Unit {
        WEEK(7, 7),
        MONTH(30, 31),
        QUARTER(90, 92),
        YEAR(365, 366);

        /* Clocks are set back within a period by an hour as a rule, and by a day where a country changes sides. */
        private static final Duration CLOCK_CHANGES = Duration.ofDays(1);

        private final Duration nominal;
        private final Duration mostDays;

        Unit(int nominalDays, int mostDays) {
            this.nominal = Duration.ofDays(nominalDays);
            this.mostDays = Duration.ofDays(mostDays);
        }

        Duration nominal() {
            return nominal;
        }

        Duration longest() {
            return mostDays.plus(CLOCK_CHANGES);
        }

        LocalDate firstDay(LocalDate day) {
            return switch (this) {
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
                case YEAR -> day.withDayOfYear(1);
            };
        }

        LocalDate next(LocalDate first) {
            return switch (this) {
                case WEEK -> first.plusWeeks(1);
                case MONTH -> first.plusMonths(1);
                case QUARTER -> first.plusMonths(3);
                case YEAR -> first.plusYears(1);
            };
        }
    }
}
