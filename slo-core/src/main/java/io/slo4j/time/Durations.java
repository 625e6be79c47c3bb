package io.slo4j.time;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Nanos;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as text, as slo4j writes and reads them: {@code 5m}, {@code 1h 30m}, {@code 3d}. */
public final class Durations {
    private static final long SECOND = 1_000_000_000L;
    private static final long[] UNITS = {86_400 * SECOND, 3_600 * SECOND, 60 * SECOND, SECOND, 1_000_000, 1_000, 1};
    private static final String[] NAMES = {"d", "h", "m", "s", "ms", "us", "ns"};

    private static final Pattern PART = Pattern.compile("\\s*(\\d{1,19})\\s*(ms|us|ns|w|d|h|m|s)\\s*");

    private Durations() {}

    /**
     * Reads a duration as {@link #text} writes it: {@code 5m}, {@code 1h 30m}, {@code 3d}, {@code 300ms}; {@code w} is a week.
     *
     * @param what what the duration is for, as the error names it
     * @param text numbers with units, with or without spaces between the parts
     * @return the sum of the parts, zero or more
     * @throws IllegalArgumentException if the text is something else, or too long to count in nanoseconds
     */
    public static Duration parse(String what, String text) {
        given("what", what);
        Matcher part = PART.matcher(given(what, text));
        Duration sum = Duration.ZERO;
        int from = 0;
        while (from < text.length() && part.find(from) && part.start() == from) {
            try {
                sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
            } catch (ArithmeticException | NumberFormatException e) {
                throw new IllegalArgumentException(what + " must be at most 292 years, but was " + text, e);
            }
            from = part.end();
        }
        if (text.isEmpty() || from < text.length()) {
            throw new IllegalArgumentException(
                    what + " must be a time in w, d, h, m, s, ms, us or ns, such as 1h 30m, but was \"" + text + '"');
        }
        Nanos.countable(what, sum);
        return sum;
    }

    private static Duration unit(String name) {
        int index = Arrays.asList(NAMES).indexOf(name);
        return index < 0 ? Duration.ofDays(7) : Duration.ofNanos(UNITS[index]);
    }

    /**
     * The exact text of a duration: {@code 5m}, {@code 1h 30m}, {@code 3d}, {@code 300ms}.
     *
     * @param duration zero or more
     * @return its text, largest unit first
     */
    public static String text(Duration duration) {
        StringBuilder text = new StringBuilder();
        long rest = Nanos.of(given("duration", duration));
        for (int i = 0; i < UNITS.length; i++) {
            long count = rest / UNITS[i];
            rest %= UNITS[i];
            if (count > 0) {
                text.append(text.isEmpty() ? "" : " ").append(count).append(NAMES[i]);
            }
        }
        return text.isEmpty() ? "0s" : text.toString();
    }
}
