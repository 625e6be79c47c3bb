package io.slo4j.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The windows of a year are those that clocks show: found by looking at a clock of the zone every five minutes. */
class RecurringMaintenanceProperties {
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("Africa/Casablanca"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("Pacific/Apia"));

    @Property(tries = 150)
    void theyLastFromWhenClocksShowTheBeginningUntilTheyNoLongerShowLess(
            @ForAll @IntRange(max = 7) int zone,
            @ForAll @IntRange(min = 2009, max = 2030) int year,
            @ForAll @IntRange(min = -1, max = 5) int which,
            @ForAll DayOfWeek day,
            @ForAll @IntRange(max = 287) int from,
            @ForAll @IntRange(min = 1, max = 287) int length) {
        ZoneId of = ZONES.get(zone);
        LocalTime begin = LocalTime.MIDNIGHT.plusMinutes(5L * from);
        LocalTime end = begin.plusMinutes(5L * length);
        RecurringMaintenance maintenance = which == 5
                ? RecurringMaintenance.daily(begin, end, of)
                : which == 0
                        ? RecurringMaintenance.weekly(day, begin, end, of)
                        : RecurringMaintenance.monthly(which, day, begin, end, of);
        Instant first = LocalDate.of(year, 1, 1).atStartOfDay(of).toInstant();
        Instant last = LocalDate.of(year + 1, 1, 1).atStartOfDay(of).toInstant();

        List<MaintenanceWindow> told = new ArrayList<>();
        Optional<MaintenanceWindow> next = maintenance.windowAfter(first);
        while (next.isPresent() && next.get().from().isBefore(last)) {
            told.add(next.get());
            next = maintenance.windowAfter(next.get().until());
        }
        List<MaintenanceWindow> seen = new ArrayList<>();
        for (LocalDate date = LocalDate.of(year - 1, 12, 30); date.getYear() <= year; date = date.plusDays(1)) {
            if (which == 5 || (date.getDayOfWeek() == day && (which == 0 || isThe(which, date)))) {
                seen(date.atTime(begin), date.atTime(begin).plusMinutes(5L * length), of)
                        .filter(window ->
                                window.until().isAfter(first) && window.from().isBefore(last))
                        .ifPresent(seen::add);
            }
        }
        /* Of windows that overlap where clocks are set back a day, the later one is asked for when the earlier one is over. */
        assertEquals(seen, told, maintenance.toString());
    }

    /* Without java.time.temporal.TemporalAdjusters. */
    private static boolean isThe(int which, LocalDate date) {
        return which == -1
                ? date.plusDays(7).getMonth() != date.getMonth()
                : (date.getDayOfMonth() - 1) / 7 + 1 == which;
    }

    private static Optional<MaintenanceWindow> seen(LocalDateTime begin, LocalDateTime end, ZoneId zone) {
        Instant from = null;
        Instant until = null;
        Instant last = begin.atZone(zone).toInstant().plus(Duration.ofHours(55));
        for (Instant at = begin.atZone(zone).toInstant().minus(Duration.ofHours(28));
                at.isBefore(last);
                at = at.plus(STEP)) {
            LocalDateTime shown = LocalDateTime.ofInstant(at, zone);
            if (from == null && !shown.isBefore(begin)) {
                from = at;
            }
            if (shown.isBefore(end)) {
                until = at.plus(STEP);
            }
        }
        return from == null || until == null || !from.isBefore(until)
                ? Optional.empty()
                : Optional.of(new MaintenanceWindow(from, until));
    }
}
