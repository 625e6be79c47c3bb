package io.slo4j;

import io.slo4j.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
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

    private final Duration length;
    private final @Nullable CalendarPeriod calendar;

    private SloPeriod(Duration length, @Nullable CalendarPeriod calendar) {
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
        return calendar(CalendarPeriod.Unit.WEEK, zone);
    }

    /**
     * Calendar months, each as long as it is.
     *
     * @param zone where midnight is
     * @return the period
     */
    public static SloPeriod calendarMonth(ZoneId zone) {
        return calendar(CalendarPeriod.Unit.MONTH, zone);
    }

    /**
     * Calendar quarters, which begin with January, April, July and October.
     *
     * @param zone where midnight is
     * @return the period
     */
    public static SloPeriod calendarQuarter(ZoneId zone) {
        return calendar(CalendarPeriod.Unit.QUARTER, zone);
    }

    /**
     * Calendar years.
     *
     * @param zone where midnight is
     * @return the period
     */
    public static SloPeriod calendarYear(ZoneId zone) {
        return calendar(CalendarPeriod.Unit.YEAR, zone);
    }

    private static SloPeriod calendar(CalendarPeriod.Unit unit, ZoneId zone) {
        return new SloPeriod(unit.nominal(), new CalendarPeriod(unit, Objects.requireNonNull(zone, "zone")));
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
     * When the period that is current at an instant began.
     *
     * @param now an instant
     * @return its length before, or midnight of the first day of the week, month, quarter or year
     */
    public Instant startAt(Instant now) {
        return calendar == null ? now.minus(length) : calendar.startAt(now);
    }

    /**
     * When the period that is current at an instant ends, the next one begins, and with it a new budget.
     *
     * @param now an instant
     * @return midnight of the first day of the next one; empty for a rolling period, which has no end
     */
    public Optional<Instant> endAt(Instant now) {
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
}
