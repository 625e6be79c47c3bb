package io.slo4j.cli.line;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values that one field has in the first lines of the logs, and what they tell of its unit. */
final class LatencyValues {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,18})(?:\\.(\\d+))?(s|ms|us|\u00b5s|\u03bcs|ns)?");
    /** A number that is larger is a time since the epoch. */
    private static final double MOST = 1e9;

    private static final int SHOWN = 2;

    private final LinkedHashSet<String> first = new LinkedHashSet<>();
    private long numbers;
    private long withUnit;
    private long thousandths;
    private long belowOne;
    private long whole;

    /** Whether a text could be the time that a request took. */
    static boolean isNumber(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.matches() && Double.parseDouble(number.group(1)) < MOST;
    }

    void add(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return;
        }
        numbers++;
        if (first.size() < SHOWN) {
            first.add(text);
        }
        String decimals = number.group(2);
        withUnit += number.group(3) == null ? 0 : 1;
        whole += decimals == null ? 1 : 0;
        thousandths += decimals != null && decimals.length() >= 3 ? 1 : 0;
        belowOne += number.group(1).equals("0") ? 1 : 0;
    }

    boolean isEmpty() {
        return numbers == 0;
    }

    /**
     * The unit, if it is certain: the values have it at their ends, or they are decimals to a thousandth at least, most of them
     * below one. Servers write seconds so; milliseconds would mean that most requests took less than one, to the microsecond.
     */
    @Nullable
    LatencyUnit certainUnit() {
        if (numbers == 0) {
            return null;
        }
        if (withUnit == numbers) {
            String one = example();
            return LatencyUnit.named(one.replaceFirst("^[\\d.]+", ""));
        }
        return withUnit == 0 && thousandths == numbers && 2 * belowOne >= numbers ? LatencyUnit.S : null;
    }

    /** Whether each value says its own unit. */
    boolean sayTheirUnit() {
        return numbers > 0 && withUnit == numbers;
    }

    /** Whether all are whole numbers. */
    boolean areWhole() {
        return whole == numbers;
    }

    String example() {
        return first.iterator().next();
    }

    /** The first two that differ. */
    String examples() {
        return String.join(" and ", List.copyOf(first));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s of %d", examples(), numbers);
    }
}
