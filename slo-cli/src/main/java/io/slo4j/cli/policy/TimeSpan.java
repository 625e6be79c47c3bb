package io.slo4j.cli.policy;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 300ms}, {@code 5m}, {@code 1h 30m}, {@code 30d}, {@code 4w}. */
public final class TimeSpan {
    private static final Pattern PART = Pattern.compile("\\s*(\\d{1,9})\\s*(ms|s|m|h|d|w)");

    /** What a text that is no duration comes to. */
    private static final Duration NONE = Duration.ofNanos(-1);

    private TimeSpan() {}

    /**
     * Reads a duration.
     *
     * @param what what it is for, as the error names it
     * @throws IllegalArgumentException if it is not a duration above zero
     */
    public static Duration parse(String what, String text) {
        Duration parsed = sum(text);
        if (parsed.isNegative() || parsed.isZero()) {
            throw new IllegalArgumentException(
                    what + " must be a time above zero in ms, s, m, h, d or w, such as 300ms or 30d, but was \"" + text
                            + "\"");
        }
        return parsed;
    }

    /**
     * Reads a duration that may be zero, as {@code 0s}.
     *
     * @param what what it is for, as the error names it
     * @throws IllegalArgumentException if it is not a duration
     */
    static Duration parseOrZero(String what, String text) {
        Duration parsed = sum(text);
        if (parsed.isNegative()) {
            throw new IllegalArgumentException(
                    what + " must be a time in ms, s, m, h, d or w, such as 0s or 10m, but was \"" + text + "\"");
        }
        return parsed;
    }

    /** The sum of all parts, or {@link #NONE}. */
    private static Duration sum(String text) {
        Matcher matcher = PART.matcher(text);
        Duration sum = Duration.ZERO;
        int from = 0;
        while (from < text.length() && matcher.find(from) && matcher.start() == from) {
            sum = sum.plus(part(Long.parseLong(matcher.group(1)), matcher.group(2)));
            from = matcher.end();
        }
        return from < text.length() || text.isEmpty() ? NONE : sum;
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
