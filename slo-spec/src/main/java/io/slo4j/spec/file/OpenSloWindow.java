package io.slo4j.spec.file;

import io.slo4j.time.Durations;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time window of OpenSLO as the period of an SLO. */
final class OpenSloWindow {
    static final DateTimeFormatter START = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static final Pattern SHORTHAND = Pattern.compile("([1-9]\\d{0,8})([mhdwMQY])");
    private static final String NEXT = "window must be a rolling one, or a calendar one of 1w, 1M, 1Q or 1Y";

    private OpenSloWindow() {}

    /** The period in words; nothing if it cannot be one. */
    static Optional<String> period(Element timeWindow) {
        List<Element> windows = timeWindow.items();
        if (windows.size() != 1) {
            if (timeWindow.isList()) {
                timeWindow.mistake("timeWindow must have one item, but had " + windows.size());
            }
            return Optional.empty();
        }
        Keys keys = windows.get(0).keys(Set.of("duration", "isRolling", "calendar"));
        keys.leaveOutUnknown();
        Optional<Element> duration = keys.required("duration", "duration: 30d");
        Optional<Element> calendar = keys.get("calendar");
        boolean rolling = Truth.of(keys.get("isRolling"));
        if (duration.isEmpty()) {
            return Optional.empty();
        }
        if (rolling == calendar.isPresent()) {
            windows.get(0)
                    .mistake(
                            rolling
                                    ? "calendar must be left out of a rolling window"
                                    : "calendar must be given for a window that is not rolling, with startTime and timeZone");
            return Optional.empty();
        }
        return rolling ? rolling(duration.get()) : calendar(duration.get(), calendar.orElseThrow());
    }

    private static Optional<String> rolling(Element duration) {
        Matcher shorthand = SHORTHAND.matcher(duration.text().orElse(""));
        if (!shorthand.matches() || shorthand.group(2).matches("[mhdw]")) {
            return fixed(duration);
        }
        long days = Long.parseLong(shorthand.group(1))
                * switch (shorthand.group(2)) {
                    case "M" -> 30;
                    case "Q" -> 90;
                    default -> 365;
                };
        duration.leftOut("a rolling window has one length: " + days + "d");
        return Optional.of(days + "d");
    }

    /** A duration in minutes, hours, days or weeks. */
    static Optional<String> fixed(Element duration) {
        Optional<String> text = duration.text();
        if (text.isPresent() && !text.get().matches("[1-9]\\d{0,8}[mhdw]")) {
            duration.mistake(
                    duration.name() + " must be a number with m, h, d or w, such as 1h, but was " + duration.found());
            return Optional.empty();
        }
        try {
            text.ifPresent(time -> Durations.parse(duration.name(), time));
        } catch (IllegalArgumentException e) {
            duration.mistake(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
        return text;
    }

    private static Optional<String> calendar(Element duration, Element calendar) {
        Keys keys = calendar.keys(Set.of("startTime", "timeZone"));
        keys.leaveOutUnknown();
        Optional<String> zone =
                keys.required("timeZone", "timeZone: Europe/Berlin").flatMap(Element::text);
        Optional<Element> start = keys.required("startTime", "startTime: 2024-01-01 00:00:00");
        String unit = switch (duration.text().orElse("")) {
            case "1w", "7d" -> "week";
            case "1M" -> "month";
            case "1Q", "3M" -> "quarter";
            case "1Y", "12M", "4Q" -> "year";
            default -> "";
        };
        if (unit.isEmpty()) {
            duration.mistake(NEXT + ", but was a calendar one of " + duration.found()
                    + (duration.found().equals("\"1m\"") ? "; m stands for minutes" : ""));
            return Optional.empty();
        }
        start.ifPresent(time -> start(time, unit));
        return zone.map(name -> "calendar " + unit + " (" + name + ")");
    }

    private static void start(Element time, String unit) {
        LocalDateTime start;
        try {
            start = LocalDateTime.parse(time.text().orElse("").replace('T', ' '), START);
        } catch (DateTimeParseException e) {
            time.mistake("startTime must be such as 2024-01-01 00:00:00, but was " + time.found());
            return;
        }
        boolean first = switch (unit) {
            case "week" -> start.getDayOfWeek() == DayOfWeek.MONDAY;
            case "month" -> start.getDayOfMonth() == 1;
            case "quarter" -> start.getDayOfMonth() == 1 && start.getMonthValue() % 3 == 1;
            default -> start.getDayOfYear() == 1;
        };
        if (!first || !start.toLocalTime().equals(java.time.LocalTime.MIDNIGHT)) {
            time.leftOut("a calendar " + unit + " begins at midnight of "
                    + (unit.equals("week") ? "Monday" : "its first day"));
        }
    }
}
