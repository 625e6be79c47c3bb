package io.slo4j.examples.replay;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 300ms}, {@code 5m}, {@code 1h 30m}, {@code 30d}, {@code 4w}. */
final class TimeSpan {
    private static final Pattern PART = Pattern.compile("\\s*(\\d{1,9})\\s*(ms|s|m|h|d|w)");

    private TimeSpan() {}

    /**
     * Reads a duration.
     *
     * @param what what it is for, as the error names it
     * @throws IllegalArgumentException if it is not a duration above zero
     */
    static Duration parse(String what, String text) {
        Matcher matcher = PART.matcher(text);
        Duration sum = Duration.ZERO;
        int from = 0;
        while (from < text.length() && matcher.find(from) && matcher.start() == from) {
            sum = sum.plus(part(Long.parseLong(matcher.group(1)), matcher.group(2)));
            from = matcher.end();
        }
        if (from < text.length() || sum.isZero()) {
            throw new IllegalArgumentException(
                    what + " must be a time above zero in ms, s, m, h, d or w, such as 300ms or 30d, but was \"" + text
                            + "\"");
        }
        return sum;
    }

    private static Duration part(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }
}
