package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;

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
 * The time over which an objective must be met and its error budget be kept: the last thirty days at every instant, or
 * this month. Immutable.
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
     * A rolling period: what counts is the time of this length up to now.
     *
     * @param length how long it is, above zero
     * @return the period
     * @throws IllegalArgumentException if the length is not above zero
     */
    public static SloPeriod rolling(Duration length) {
        Durations.positiveNanos("period", length);
        return new SloPeriod(length, null);
    }

    /**
     * Calendar weeks, as in ISO 8601: from Monday to Sunday.
     *
     * @param zone where midnight is
     * @return the period
     */
    public static SloPeriod calendarWeek(ZoneId zone) {
        return calendar(Calendar.Unit.WEEK, zone);
    }

    /**
     * Calendar months, each as long as it is.
     *
     * @param zone where midnight is
     * @return the period
     */
    public static SloPeriod calendarMonth(ZoneId zone) {
        return calendar(Calendar.Unit.MONTH, zone);
    }

    /**
     * Calendar quarters, which begin with January, April, July and October.
     *
     * @param zone where midnight is
     * @return the period
     */
    public static SloPeriod calendarQuarter(ZoneId zone) {
        return calendar(Calendar.Unit.QUARTER, zone);
    }

    /**
     * Calendar years.
     *
     * @param zone where midnight is
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
                    "period must be a length such as 30d, or such as calendar month (Europe/Berlin), but was \"" + text
                            + '"',
                    e);
        }
    }

    private static SloPeriod calendar(Calendar.Unit unit, ZoneId zone) {
        return new SloPeriod(unit.nominal(), new Calendar(unit, given("zone", zone)));
    }

    /**
     * How long it is. For a calendar period, whose real length differs from one to the next, this is the nominal one: 7, 30,
     * 90 or 365 days. It is what rules told as a share of the budget are scaled by, so that they do not change from month to
     * month, and the longest window that can be asked for.
     *
     * @return above zero
     */
    public Duration length() {
        return length;
    }

    /**
     * The windows that people ask about first: 5 minutes, 30 minutes, 1 hour, 6 hours and 3 days, as far as they fit into the
     * period. An SLO without rules shows these.
     *
     * @return the shortest first
     */
    public List<Duration> usualWindows() {
        return USUAL_WINDOWS.stream()
                .filter(window -> window.compareTo(length) <= 0)
                .toList();
    }

    /**
     * When the period that is current at an instant began.
     *
     * @param now an instant
     * @return its length before, or midnight of the first day of the week, month, quarter or year
     */
    public Instant startAt(Instant now) {
        given("now", now);
        return calendar == null ? now.minus(length) : calendar.startAt(now);
    }

    /**
     * When the period that is current at an instant ends, the next one begins, and with it a new budget.
     *
     * @param now an instant
     * @return midnight of the first day of the next one; empty for a rolling period, which has no end
     */
    public Optional<Instant> endAt(Instant now) {
        given("now", now);
        return calendar == null ? Optional.empty() : Optional.of(calendar.endAt(now));
    }

    /**
     * Whether it is a calendar period, which begins anew, rather than a rolling one, which always ends now.
     *
     * @return true for weeks, months, quarters and years
     */
    public boolean isCalendar() {
        return calendar != null;
    }

    /**
     * How long it can be at most, clock changes included: a calendar month has up to 31 days, and a day more where a
     * country changes sides of the date line.
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

    /** Weeks, months, quarters or years of the calendar. A day begins when its date does in the zone: at midnight, mostly. */
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
}
