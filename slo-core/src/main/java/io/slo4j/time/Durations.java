package io.slo4j.time;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.TimeLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and instants as nanoseconds, and durations as text: {@code 5m}, {@code 1h 30m}, {@code 3d}. */
public final class Durations {
    private static final long SECOND = 1_000_000_000L;
    private static final long[] UNITS = {86_400 * SECOND, 3_600 * SECOND, 60 * SECOND, SECOND, 1_000_000, 1_000, 1};
    private static final String[] NAMES = {"d", "h", "m", "s", "ms", "us", "ns"};

    private static final Instant FIRST = instant(TimeLine.FIRST_NANOS);
    private static final Instant LAST = instant(TimeLine.LAST_NANOS);

    private static final Pattern PART = Pattern.compile("\\s*(\\d{1,19})\\s*(ms|us|ns|w|d|h|m|s)\\s*");

    private Durations() {}

    /**
     * A configured duration in nanoseconds.
     *
     * @param what what the duration is for, as the error names it
     * @param duration above zero, and no longer than 292 years
     * @return nanoseconds, above 0
     * @throws IllegalArgumentException if the duration is zero, negative or too long to count in nanoseconds
     */
    public static long positiveNanos(String what, Duration duration) {
        given("what", what);
        if (given(what, duration).isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(what + " must be above zero, but was " + duration);
        }
        return countable(what, duration);
    }

    /**
     * A configured duration that may be zero, in nanoseconds.
     *
     * @param what what the duration is for, as the error names it
     * @param duration zero or more, and no longer than 292 years
     * @return nanoseconds, 0 or more
     * @throws IllegalArgumentException if the duration is negative or too long to count in nanoseconds
     */
    public static long nanosOrZero(String what, Duration duration) {
        given("what", what);
        if (given(what, duration).isNegative()) {
            throw new IllegalArgumentException(what + " must be zero or more, but was " + duration);
        }
        return countable(what, duration);
    }

    private static long countable(String what, Duration duration) {
        long nanos = saturatedNanos(duration);
        if (nanos == Long.MAX_VALUE) {
            throw new IllegalArgumentException(what + " must be at most 292 years, but was " + duration);
        }
        return nanos;
    }

    /**
     * A duration in nanoseconds; one that does not fit becomes the greatest or the least {@code long}. Never throws.
     *
     * @param duration any duration
     * @return nanoseconds, {@link Long#MAX_VALUE} or {@link Long#MIN_VALUE} where they do not fit
     */
    public static long saturatedNanos(Duration duration) {
        given("duration", duration);
        long seconds = duration.getSeconds();
        if (seconds >= Long.MAX_VALUE / SECOND) {
            return Long.MAX_VALUE;
        }
        if (seconds <= Long.MIN_VALUE / SECOND) {
            return Long.MIN_VALUE;
        }
        return seconds * SECOND + duration.getNano();
    }

    /**
     * A duration in seconds.
     *
     * @param duration any duration
     * @return seconds, to the nanosecond as far as a double allows; limited like {@link #saturatedNanos}
     */
    public static double seconds(Duration duration) {
        return saturatedNanos(duration) / 1e9;
    }

    /**
     * The instant of a number of nanoseconds.
     *
     * @param epochNanos nanoseconds since the Unix epoch
     * @return the same instant
     */
    public static Instant instant(long epochNanos) {
        return Instant.ofEpochSecond(Math.floorDiv(epochNanos, SECOND), Math.floorMod(epochNanos, SECOND));
    }

    /**
     * An instant in nanoseconds.
     *
     * @param instant an instant from a hundred days before 1970 to the beginning of 2262
     * @return nanoseconds since the Unix epoch
     * @throws IllegalArgumentException if the instant lies before or after that
     */
    public static long epochNanos(Instant instant) {
        return epochNanos("instant", instant);
    }

    /**
     * The same, where an error names the instant.
     *
     * @param what what the instant is, as the error names it
     * @param instant an instant from a hundred days before 1970 to the beginning of 2262
     * @return nanoseconds since the Unix epoch
     * @throws IllegalArgumentException if the instant lies before or after that
     */
    public static long epochNanos(String what, Instant instant) {
        given("what", what);
        if (given(what, instant).isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new IllegalArgumentException(what + " must lie between 1970 and 2262, but was " + instant);
        }
        return instant.getEpochSecond() * SECOND + instant.getNano();
    }

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
        countable(what, sum);
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
        long rest = saturatedNanos(duration);
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
