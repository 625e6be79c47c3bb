package io.slo4j.budget;

import static io.slo4j.internal.check.Arguments.given;
import static io.slo4j.internal.check.Arguments.notBlank;

import io.slo4j.internal.check.Limits;
import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.check.Texts;
import io.slo4j.internal.check.TimeLine;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Maintenance that comes again: every Sunday from 02:00 to 04:00 in a time zone, or the first Tuesday of each month. Each time is
 * excluded from the error budget, {@link io.slo4j.SloBuilder#maintenance}. Immutable.
 *
 * <p>It follows the clocks of its zone. Where they are set forward it is shorter, and where they are set back it is longer, because
 * it lasts from the first instant at which they show its beginning until the last one before they show its end.
 */
public final class RecurringMaintenance {
    private static final Pattern TEXT =
            Pattern.compile("(.+) ([0-9:.]+)-([0-9:.]+) \\(([^()]+)\\)(?: since ([^ ,]+))?(, silent)?");

    /* A fifth Sunday is none of the four; the first one of the month after the next comes within this many days. */
    private static final int FARTHEST = 70;

    private final MaintenanceDays days;
    private final LocalTime from;
    private final LocalTime until;
    private final ZoneId zone;
    private final Instant since;
    private final boolean silent;
    private final @Nullable String reason;

    private RecurringMaintenance(
            MaintenanceDays days,
            LocalTime from,
            LocalTime until,
            ZoneId zone,
            Instant since,
            boolean silent,
            @Nullable String reason) {
        if (given("from", from).equals(given("until", until))) {
            throw new IllegalArgumentException("until of maintenance must not be from, but both were " + from);
        }
        this.days = days;
        this.from = from;
        this.until = until;
        this.zone = given("zone", zone);
        this.since = TimeLine.checked("since", since);
        this.silent = silent;
        this.reason = reason;
    }

    private static RecurringMaintenance on(MaintenanceDays days, LocalTime from, LocalTime until, ZoneId zone) {
        return new RecurringMaintenance(days, from, until, zone, Instant.EPOCH, false, null);
    }

    /**
     * Maintenance on every day.
     *
     * @param from when it begins
     * @param until when it ends; on the next day if this is before {@code from}
     * @param zone whose clocks it follows
     * @return the maintenance
     * @throws IllegalArgumentException if both times are equal
     */
    public static RecurringMaintenance daily(LocalTime from, LocalTime until, ZoneId zone) {
        return on(new MaintenanceDays(null, MaintenanceDays.EVERY), from, until, zone);
    }

    /**
     * Maintenance on one day of each week.
     *
     * @param day the day on which it begins
     * @param from when it begins
     * @param until when it ends; on the next day if this is before {@code from}
     * @param zone whose clocks it follows
     * @return the maintenance
     * @throws IllegalArgumentException if both times are equal
     */
    public static RecurringMaintenance weekly(DayOfWeek day, LocalTime from, LocalTime until, ZoneId zone) {
        return on(new MaintenanceDays(given("day", day), MaintenanceDays.EVERY), from, until, zone);
    }

    /**
     * Maintenance on one day of each month.
     *
     * @param which the first to the fourth such day, 1 to 4, or -1 for the last one
     * @param day the day on which it begins
     * @param from when it begins
     * @param until when it ends; on the next day if this is before {@code from}
     * @param zone whose clocks it follows
     * @return the maintenance
     * @throws IllegalArgumentException if there is no such day in each month, or both times are equal
     */
    public static RecurringMaintenance monthly(int which, DayOfWeek day, LocalTime from, LocalTime until, ZoneId zone) {
        if (which != MaintenanceDays.LAST && (which < 1 || which > 4)) {
            throw new IllegalArgumentException(
                    "which day of a month must be 1 to 4, or -1 for the last, but was " + which);
        }
        return on(new MaintenanceDays(given("day", day), which), from, until, zone);
    }

    /**
     * Maintenance as {@link #toString()} writes it.
     *
     * @param text {@code every Sunday 02:00-04:00 (Europe/Berlin)}, {@code first Tuesday of the month 22:00-02:00 (UTC)}, {@code every
     *     day 03:00-03:10 (UTC), silent}
     * @return the maintenance
     * @throws IllegalArgumentException if it is anything else
     */
    public static RecurringMaintenance parse(String text) {
        Matcher parts = TEXT.matcher(given("maintenance", text));
        Optional<MaintenanceDays> days = parts.matches() ? MaintenanceDays.parse(parts.group(1)) : Optional.empty();
        if (days.isPresent()) {
            try {
                RecurringMaintenance plain = on(
                        days.get(),
                        LocalTime.parse(parts.group(2)),
                        LocalTime.parse(parts.group(3)),
                        ZoneId.of(parts.group(4)));
                RecurringMaintenance begun =
                        parts.group(5) == null ? plain : plain.withSince(Instant.parse(parts.group(5)));
                return parts.group(6) == null ? begun : begun.withSilence();
            } catch (DateTimeException e) {
                throw wrong(text, e);
            }
        }
        throw wrong(text, null);
    }

    private static IllegalArgumentException wrong(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "maintenance must be days, times and a zone such as every Sunday 02:00-04:00 (Europe/Berlin), first Tuesday of"
                        + " the month 22:00-02:00 (UTC) or every day 03:00-03:10 (UTC), silent, but was \""
                        + text + '"',
                cause);
    }

    /**
     * The same from an instant on. Without it, every time in the period that was observed is excluded, also those before somebody
     * has said so.
     *
     * @param instant the end of a window must be after this
     * @return new maintenance
     * @throws IllegalArgumentException if it is before 1970 or after 2262
     */
    public RecurringMaintenance withSince(Instant instant) {
        return new RecurringMaintenance(days, from, until, zone, instant, silent, reason);
    }

    /**
     * The same with alerts of the SLO held back meanwhile: each time is a {@link io.slo4j.alert.Silence} as well.
     *
     * @return new maintenance
     */
    public RecurringMaintenance withSilence() {
        return new RecurringMaintenance(days, from, until, zone, since, true, reason);
    }

    /**
     * The same with a reason for the audit list.
     *
     * @param why not blank
     * @return new maintenance
     * @throws IllegalArgumentException if the reason is blank or too long
     */
    public RecurringMaintenance withReason(String why) {
        String chosen = Texts.chosen("reason", notBlank("reason", why), Limits.LONGEST_TEXT);
        return new RecurringMaintenance(days, from, until, zone, since, silent, chosen);
    }

    /**
     * The first window that ends after an instant.
     *
     * @param instant an instant from 1970 to 2262
     * @return empty if there is none before 2262
     */
    public Optional<MaintenanceWindow> windowAfter(Instant instant) {
        Instant after = TimeLine.checked("instant", instant).isBefore(since) ? since : instant;
        LocalDate first = LocalDate.ofInstant(after, zone).minusDays(2);
        for (int i = 0; i < FARTHEST; i++) {
            LocalDate date = first.plusDays(i);
            if (days.include(date)) {
                Instant begin = begin(date.atTime(from));
                Instant end = end((until.isAfter(from) ? date : date.plusDays(1)).atTime(until));
                /* Where the clocks leave all of it out, there is none. */
                if (end.isAfter(after) && begin.isBefore(end)) {
                    return TimeLine.holds(begin) && TimeLine.holds(end)
                            ? Optional.of(new MaintenanceWindow(begin, end))
                            : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private Instant begin(LocalDateTime local) {
        ZoneOffsetTransition set = zone.getRules().getTransition(local);
        return set != null && set.isGap()
                ? set.getInstant()
                : local.atZone(zone).toInstant();
    }

    /* What the clocks show twice is over when they have shown it for the second time, but for its first instant. */
    private Instant end(LocalDateTime local) {
        ZoneOffsetTransition set = zone.getRules().getTransition(local);
        if (set == null || set.isGap()) {
            return begin(local);
        }
        return local.toInstant(local.equals(set.getDateTimeAfter()) ? set.getOffsetBefore() : set.getOffsetAfter());
    }

    /**
     * Whether alerts are held back meanwhile.
     *
     * @return true after {@link #withSilence()}
     */
    public boolean isSilent() {
        return silent;
    }

    /**
     * The reason for the audit list.
     *
     * @return as given, or else which maintenance it is: {@code maintenance every Sunday 02:00-04:00 (Europe/Berlin)}
     */
    public String reason() {
        return reason == null ? "maintenance " + times() : reason;
    }

    private String times() {
        return days + " " + from + "-" + until + " (" + zone.getId() + ")";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecurringMaintenance that
                && toString().equals(that.toString())
                && Objects.equals(reason, that.reason);
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The maintenance as text, without its reason: {@code every Sunday 02:00-04:00 (Europe/Berlin), silent}. */
    @Override
    public String toString() {
        return OneLine.of(
                times() + (since.equals(Instant.EPOCH) ? "" : " since " + since) + (silent ? ", silent" : ""));
    }
}
