package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.time.Durations;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time over which an objective must be met: rolling, such as the last thirty days at every instant, or a calendar
 * period, such as this month. Immutable.
 *
 * <p>With a rolling period bad events leave the budget one by one, as they grow old; with a calendar period they leave it
 * together, when the next one begins.
 */
public final class SloPeriod {
    /** The default: the last thirty days, at every instant. */
    public static final SloPeriod THIRTY_DAYS = rolling(Duration.ofDays(30));

    /** The last seven days, at every instant. */
    public static final SloPeriod SEVEN_DAYS = rolling(Duration.ofDays(7));

    /** The last four weeks, at every instant: as many Mondays as Sundays. */
    public static final SloPeriod TWENTY_EIGHT_DAYS = rolling(Duration.ofDays(28));

    /** The last ninety days, at every instant. */
    public static final SloPeriod NINETY_DAYS = rolling(Duration.ofDays(90));

    private static final List<Duration> USUAL_WINDOWS = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(3));

    private static final Pattern CALENDAR = Pattern.compile("calendar (week|month|quarter|year) \\((.+)\\)");

    private final Duration length;
    private final @Nullable Calendar calendar;

    private SloPeriod(Duration length, @Nullable Calendar calendar) {
        this.length = length;
        this.calendar = calendar;
    }

    /**
     * A rolling period: the time of this length up to now.
     *
     * @param length how long it is, above zero
     * @return the period
     * @throws IllegalArgumentException if the length is not above zero
     */
    public static SloPeriod rolling(Duration length) {
        Nanos.positive("period", length);
        return new SloPeriod(length, null);
    }

    /**
     * Calendar weeks, as in ISO 8601: from Monday to Sunday.
     *
     * @param zone the time zone whose midnight begins a week
     * @return the period */
    public static SloPeriod calendarWeek(ZoneId zone) {
        return calendar(Calendar.Unit.WEEK, zone);
    }

    /**
     * Calendar months, each with its own length.
     *
     * @param zone the time zone whose midnight begins a month
     * @return the period
     */
    public static SloPeriod calendarMonth(ZoneId zone) {
        return calendar(Calendar.Unit.MONTH, zone);
    }

    /**
     * Calendar quarters, which begin with January, April, July and October.
     *
     * @param zone the time zone whose midnight begins a quarter
     * @return the period
     */
    public static SloPeriod calendarQuarter(ZoneId zone) {
        return calendar(Calendar.Unit.QUARTER, zone);
    }

    /**
     * Calendar years.
     *
     * @param zone the time zone whose midnight begins a year
     * @return the period
     */
    public static SloPeriod calendarYear(ZoneId zone) {
        return calendar(Calendar.Unit.YEAR, zone);
    }

    /**
     * A period as {@link #toString()} writes it.
     *
     * @param text {@code 30d}, {@code calendar month (Europe/Berlin)}
     * @return the period
     * @throws IllegalArgumentException if the text is neither a length nor a calendar period
     */
    public static SloPeriod parse(String text) {
        Matcher matcher = CALENDAR.matcher(given("period", text));
        try {
            return matcher.matches()
                    ? calendar(
                            Calendar.Unit.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)),
                            ZoneId.of(matcher.group(2)))
                    : rolling(Durations.parse("period", text));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "period must be a length such as 30d, or a calendar week, month, quarter or year in a time zone such as"
                            + " calendar month (Europe/Berlin), but was \"" + text
                            + '"',
                    e);
        }
    }

    private static SloPeriod calendar(Calendar.Unit unit, ZoneId zone) {
        return new SloPeriod(unit.nominal(), new Calendar(unit, given("zone", zone)));
    }

    /**
     * The length of the period. For a calendar period, whose real length varies, this is the nominal one: 7, 30, 90 or 365
     * days. It is the longest window that can be asked for. Rules that are given as a share of the budget are scaled by it,
     * so that they do not change from month to month.
     *
     * @return above zero
     */
    public Duration length() {
        return length;
    }

    /**
     * The usual windows: 5 minutes, 30 minutes, 1 hour, 6 hours and 3 days, without those longer than the period. An SLO
     * without rules shows these.
     *
     * @return the shortest first
     */
    public List<Duration> usualWindows() {
        return USUAL_WINDOWS.stream()
                .filter(window -> window.compareTo(length) <= 0)
                .toList();
    }

    /**
     * The beginning of the period that is current at an instant.
     *
     * @param now an instant from 1970 to 2262
     * @return the instant minus the length, or midnight of the first day of the week, month, quarter or year
     * @throws IllegalArgumentException if the instant lies before or after that
     */
    public Instant startAt(Instant now) {
        TimeLine.checked("now", now);
        return calendar == null ? now.minus(length) : calendar.startAt(now);
    }

    /**
     * The end of the period that is current at an instant: there the next one begins, with a new budget.
     *
     * @param now an instant from 1970 to 2262
     * @return midnight of the first day of the next one; empty for a rolling period, which has no end
     * @throws IllegalArgumentException if the instant lies before or after that
     */
    public Optional<Instant> endAt(Instant now) {
        TimeLine.checked("now", now);
        return calendar == null ? Optional.empty() : Optional.of(calendar.endAt(now));
    }

    /**
     * Whether this is a calendar period, which ends and is followed by the next, rather than a rolling one, which always
     * ends now.
     *
     * @return true for weeks, months, quarters and years
     */
    public boolean isCalendar() {
        return calendar != null;
    }

    /**
     * The greatest length, clock changes included: a calendar month has up to 31 days, and one more where a country crosses
     * the date line.
     *
     * @return {@link #length()} or more
     */
    public Duration longest() {
        return calendar == null ? length : calendar.unit().longest();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SloPeriod that && length.equals(that.length) && Objects.equals(calendar, that.calendar);
    }

    @Override
    public int hashCode() {
        return Objects.hash(length, calendar);
    }

    /** The period as people write it: {@code 30d}, {@code calendar month (Europe/Berlin)}. */
    @Override
    public String toString() {
        return calendar == null ? Durations.text(length) : calendar.toString();
    }

    /**
     * Weeks, months, quarters or years of the calendar. A day begins when its date begins in the zone, which usually is
     * midnight.
     */
    private record Calendar(Unit unit, ZoneId zone) {

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

            /*
             * Clocks are usually set back by an hour within a period, and by a day where a country crosses the date line.
             */
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
}
