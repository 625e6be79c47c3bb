package io.slo4j.budget;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The days on which maintenance begins.
 *
 * @param day the day of the week; null for every day
 * @param which which of them in a month, 1 to 4, or {@link #LAST}; {@link #EVERY} for all
 */
record MaintenanceDays(@Nullable DayOfWeek day, int which) {
    static final int EVERY = 0;
    static final int LAST = -1;

    private static final List<String> WHICH = List.of("every", "first", "second", "third", "fourth");
    private static final String OF_THE_MONTH = " of the month";

    boolean include(LocalDate date) {
        if (day == null) {
            return true;
        }
        return date.getDayOfWeek() == day
                && (which == EVERY
                        || date.equals(date.with(
                                which == LAST
                                        ? TemporalAdjusters.lastInMonth(day)
                                        : TemporalAdjusters.dayOfWeekInMonth(which, day))));
    }

    /** Days as {@link #toString} writes them. */
    static Optional<MaintenanceDays> parse(String text) {
        boolean monthly = text.endsWith(OF_THE_MONTH);
        String[] words = (monthly ? text.substring(0, text.length() - OF_THE_MONTH.length()) : text).split(" ", -1);
        int which = words[0].equals("last") ? LAST : WHICH.indexOf(words[0]);
        if (words.length != 2 || (!words[0].equals("last") && which < 0) || monthly == (which == EVERY)) {
            return Optional.empty();
        }
        if (words[1].equals("day")) {
            return monthly ? Optional.empty() : Optional.of(new MaintenanceDays(null, EVERY));
        }
        return Arrays.stream(DayOfWeek.values())
                .filter(each -> name(each).equals(words[1]))
                .findFirst()
                .map(each -> new MaintenanceDays(each, which));
    }

    private static String name(DayOfWeek day) {
        return day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return (which == LAST ? "last" : WHICH.get(which)) + " " + (day == null ? "day" : name(day))
                + (which == EVERY ? "" : OF_THE_MONTH);
    }
}
