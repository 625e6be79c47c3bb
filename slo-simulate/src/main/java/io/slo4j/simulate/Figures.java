package io.slo4j.simulate;

import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Figures as a table shows them: as exact as somebody wants to read. */
final class Figures {
    private static final Duration SHORT = Duration.ofMinutes(1);

    private Figures() {}

    /** {@code 51.84s}, {@code 4m 19s}, {@code 7h 12m}, {@code 2d 19h}: rounded to the smaller of two units. */
    static String time(Duration duration) {
        if (duration.compareTo(SHORT) < 0) {
            return plain(BigDecimal.valueOf(duration.toNanos(), 9).setScale(2, RoundingMode.HALF_UP)) + "s";
        }
        long unit = duration.toDays() > 0 ? 3_600 : duration.toHours() > 0 ? 60 : 1;
        long units = Math.round(duration.toNanos() / 1e9 / unit);
        return Durations.roughText(Duration.ofSeconds(units * unit));
    }

    /** A ratio as a percentage with all its digits: {@code 0.005%}. */
    static String exactPercent(double ratio) {
        return plain(BigDecimal.valueOf(ratio).movePointRight(2)) + "%";
    }

    /** A share of good events, rounded down, so that nothing seems to be met that is not: {@code 99.871%}. */
    static String achieved(double ratio) {
        return plain(BigDecimal.valueOf(ratio).movePointRight(2).setScale(3, RoundingMode.FLOOR)) + "%";
    }

    /** A share of the budget to three digits: {@code 6.63%}, {@code 139%}. */
    static String share(double ratio) {
        double percent = ratio * 100;
        String format = percent < 10 ? "%.2f%%" : percent < 100 ? "%.1f%%" : "%.0f%%";
        return String.format(Locale.ROOT, format, percent);
    }

    /** To four digits: {@code 14.4}, {@code 1000}. */
    static String rate(double rate) {
        return plain(BigDecimal.valueOf(rate).round(new MathContext(4)));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
