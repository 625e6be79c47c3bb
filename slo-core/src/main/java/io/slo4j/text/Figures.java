package io.slo4j.text;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Nanos;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/**
 * Writes every number that people read, in alerts, tables, terminals and pages, so that it looks the same everywhere. Safe
 * for use by any thread.
 *
 * <p>A figure that was measured has three significant digits, no trailing zeros, and from 100 on no fraction:
 * {@code 0.0313}, {@code 3.13}, {@code 31.3}, {@code 313}, {@code 3,130}. Small figures keep their digits, and large ones
 * show no noise. A configured figure, such as a limit, is written {@linkplain #plain(double) as it was configured}. A
 * figure that would take more than 24 characters has an exponent: {@code 1.23e-300}. What is no finite number is written as
 * Java writes it: {@code NaN}.
 */
public final class Figures {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    /* A difference from 100 % that is so small that it must come from binary fractions. */
    private static final BigDecimal DUST = new BigDecimal("1e-9");

    private static final int LONGEST = 24;

    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Figures() {}

    /**
     * A measured figure: {@code 0.0313}, {@code 3.13}, {@code 313}, {@code 3,130}.
     *
     * @param figure any number
     * @return its text
     */
    public static String number(double figure) {
        return Double.isFinite(figure) ? grouped(significant(new BigDecimal(figure))) : String.valueOf(figure);
    }

    /**
     * A measured burn rate, or another multiple: {@code 0.5x}, {@code 3.13x}, {@code 1,000x}.
     *
     * @param rate any number
     * @return its text
     */
    public static String times(double rate) {
        return number(rate) + "x";
    }

    /**
     * A measured rate of events: {@code 0.00123/s}, {@code 5/s}, {@code 1,234/s}.
     *
     * @param events events a second
     * @return its text
     */
    public static String perSecond(double events) {
        return number(events) + "/s";
    }

    /**
     * A measured share: {@code 0.0051%}, {@code 2%}, {@code 86.1%}, {@code 139%}. Only exactly 1 is 100%, and only exactly
     * 0 is 0%: {@code 99.96%}, {@code 99.9996%}, {@code 100.08%}.
     *
     * @param ratio the share; 1 is 100%
     * @return its text
     */
    public static String percent(double ratio) {
        if (!Double.isFinite(ratio)) {
            return ratio + "%";
        }
        double percent = 100 * ratio;
        BigDecimal exact = Double.isFinite(percent) ? new BigDecimal(percent) : new BigDecimal(ratio).multiply(HUNDRED);
        BigDecimal rounded = significant(exact);
        BigDecimal apart = HUNDRED.subtract(exact.abs()).abs();
        boolean seemsAll = rounded.abs().compareTo(HUNDRED) == 0;
        return grouped(
                        seemsAll && apart.compareTo(DUST) > 0
                                ? exact.setScale(-exponent(apart), RoundingMode.HALF_UP)
                                : rounded)
                + "%";
    }

    /**
     * A share of good events to compare with an objective. It is rounded down, so that no missed objective seems to be met:
     * {@code 99.871%}.
     *
     * @param ratio the share, 0 to 1
     * @return its text, with at most three digits after the point
     */
    public static String achieved(double ratio) {
        return Double.isFinite(ratio)
                ? grouped(BigDecimal.valueOf(ratio).multiply(HUNDRED).setScale(3, RoundingMode.FLOOR)) + "%"
                : ratio + "%";
    }

    /**
     * A number of things: {@code 1,234}.
     *
     * @param number any number
     * @return its text
     */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /**
     * A time that was measured or computed, in its two largest units: {@code 12ms}, {@code 51.84s}, {@code 4m 19s},
     * {@code 7h 12m}, {@code 2d 19h}. A configured time is written {@linkplain Durations#text exactly}.
     *
     * @param duration zero or more
     * @return its text, rounded to the smaller unit; seconds to hundredths, and less to three digits
     */
    public static String time(Duration duration) {
        long nanos = Nanos.of(duration);
        if (nanos < SECOND) {
            nanos = BigDecimal.valueOf(nanos).round(THREE_DIGITS).longValue();
        } else {
            long unit = nanos < MINUTE ? SECOND / 100 : nanos < HOUR ? SECOND : nanos < DAY ? MINUTE : HOUR;
            long over = nanos % unit;
            nanos += 2 * over < unit || nanos > Long.MAX_VALUE - unit ? -over : unit - over;
        }
        return nanos < MINUTE ? decimal(nanos) : Durations.text(Duration.ofNanos(nanos));
    }

    /** A time below a minute in the largest unit of which it is at least one. */
    private static String decimal(long nanos) {
        int digits = nanos >= SECOND ? 9 : nanos >= 1_000_000 ? 6 : nanos >= 1_000 ? 3 : 0;
        String unit = nanos == 0 || digits == 9 ? "s" : digits == 6 ? "ms" : digits == 3 ? "us" : "ns";
        return grouped(BigDecimal.valueOf(nanos, digits)) + unit;
    }

    /**
     * A configured figure, as in the names of rules: {@code 14.4}, {@code 0.03333}, {@code 1000}.
     *
     * @param figure any finite number
     * @return its text, with at most four significant digits */
    public static String plain(BigDecimal figure) {
        return ungrouped(given("figure", figure).round(FOUR_DIGITS));
    }

    /**
     * A configured figure, as in the names of rules: {@code 14.4}, {@code 0.03333}, {@code 1000}.
     *
     * @param figure any number
     * @return its text, with at most four significant digits
     */
    public static String plain(double figure) {
        return Double.isFinite(figure) ? plain(BigDecimal.valueOf(figure)) : String.valueOf(figure);
    }

    /**
     * A configured share: {@code 12.5%}, {@code 0.005%}.
     *
     * @param share any number; 1 is 100%
     * @return its text, with at most four significant digits
     */
    public static String plainPercent(double share) {
        return (Double.isFinite(share) ? plain(BigDecimal.valueOf(share).multiply(HUNDRED)) : share) + "%";
    }

    /**
     * A percentile: {@code p95}, {@code p99.9}.
     *
     * @param quantile 0 to 1
     * @return its text
     */
    public static String percentile(double quantile) {
        return "p" + hundredfold(quantile);
    }

    /**
     * A figure with all its digits: {@code 0.1}, {@code 500}.
     *
     * @param figure any number
     * @return the figure without a unit
     */
    public static String exact(double figure) {
        return Double.isFinite(figure) ? ungrouped(BigDecimal.valueOf(figure)) : String.valueOf(figure);
    }

    /**
     * A share as a percentage with all its digits: {@code 0.005%}.
     *
     * @param share the share, 1 for all of it
     * @return the percentage, with its sign
     */
    public static String exactPercent(double share) {
        return hundredfold(share) + "%";
    }

    private static String hundredfold(double share) {
        return Double.isFinite(share) ? ungrouped(BigDecimal.valueOf(share).multiply(HUNDRED)) : String.valueOf(share);
    }

    private static BigDecimal significant(BigDecimal figure) {
        return figure.abs().compareTo(HUNDRED) < 0
                ? figure.round(THREE_DIGITS)
                : figure.setScale(0, RoundingMode.HALF_UP);
    }

    /** The power of ten of a number's first digit: 0 of 1 and of 9.9, -2 of 0.05. */
    private static int exponent(BigDecimal figure) {
        return figure.precision() - figure.scale() - 1;
    }

    private static String grouped(BigDecimal figure) {
        BigDecimal stripped = figure.stripTrailingZeros();
        if (stripped.scale() > 0) {
            return ungrouped(stripped);
        }
        int separators = exponent(stripped) / 3;
        return length(stripped) + separators > LONGEST
                ? withExponent(stripped.round(THREE_DIGITS).stripTrailingZeros())
                : String.format(Locale.ROOT, "%,d", stripped.toBigIntegerExact());
    }

    private static String ungrouped(BigDecimal figure) {
        BigDecimal stripped = figure.stripTrailingZeros();
        return length(stripped) > LONGEST ? withExponent(stripped) : stripped.toPlainString();
    }

    /** How many characters a figure takes without an exponent and separators. */
    private static int length(BigDecimal stripped) {
        int scale = stripped.scale();
        int whole = Math.max(1, stripped.precision() - scale);
        return (stripped.signum() < 0 ? 1 : 0) + whole + (scale > 0 ? 1 + scale : 0);
    }

    private static String withExponent(BigDecimal stripped) {
        String digits = stripped.unscaledValue().abs().toString();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return (stripped.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + exponent(stripped);
    }
}
